"use client";

import { type ReactNode, useCallback, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type ByteRun, toHex, utf8 } from "@/lib/kms";

import { BYTE_LANGUAGE, byteGround } from "../byte-language.ts";
import { ByteMap } from "../byte-map.tsx";
import { Choices, Verdict, Waiting } from "./figure-parts.tsx";
import { check, setUpSigning, sign, type SignBench, type Signed, tamper } from "./sign-run.ts";
import { useAnswer } from "./use-answer.ts";
import { useBench } from "./use-bench.ts";

/** What the customer is given in place of what was signed. */
const CHANGES = ["nothing", "message", "signature", "public-key"] as const;
type Change = (typeof CHANGES)[number];

/** Three places: your computer, KMS with the private key, a customer with the public one. */
export function SignAndVerify() {
  const bench = useBench(setUpSigning);
  return bench.phase === "ready" ? <Signing bench={bench.value} /> : <Waiting bench={bench} />;
}

function Signing({ bench }: { readonly bench: SignBench }) {
  const t = useTexts("figures");
  const [text, setText] = useState(() => t("sign-and-verify.sample"));
  const [signed, setSigned] = useState<Signed | null>(null);
  const [change, setChange] = useState<Change>("nothing");
  const checked = useAnswer(
    useCallback(async () => {
      if (signed === null) return null;
      const { message, signature } = signed;
      return await check(bench, {
        message: change === "message" ? utf8(`${new TextDecoder().decode(message)}!`) : message,
        signature: change === "signature" ? tamper(signature) : signature,
        publicKey: change === "public-key" ? bench.otherPublicKey : bench.publicKey,
      });
    }, [bench, signed, change]),
  );

  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-3 md:grid-cols-3">
        <PlaceBox title={t("sign-and-verify.place.you")}>
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void sign(bench, utf8(text)).then(setSigned);
            }}
          >
            <label className="grid gap-1 text-sm">
              {t("sign-and-verify.message")}
              <input
                className="field"
                required
                maxLength={200}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <button type="submit" className="button">
              {t("sign-and-verify.sign")}
            </button>
          </form>
        </PlaceBox>
        <PlaceBox title={t("sign-and-verify.place.kms")}>
          <PrivateKey />
          {checked && (
            <Outcome title={t("sign-and-verify.byKms")} good={checked.byKms === null}>
              {checked.byKms ?? t("sign-and-verify.valid")}
            </Outcome>
          )}
        </PlaceBox>
        <PlaceBox title={t("sign-and-verify.place.customer")}>
          <p className="text-sm">
            <span className="font-mono text-xs font-medium" style={{ color: BYTE_LANGUAGE["key-identity"].color }}>
              {BYTE_LANGUAGE["key-identity"].label}
            </span>{" "}
            {t(change === "public-key" ? "sign-and-verify.wrongPublicKey" : "sign-and-verify.publicKey")}
            <code className="block font-mono text-xs break-all text-ink-soft">
              {toHex((change === "public-key" ? bench.otherPublicKey : bench.publicKey).subarray(-16))}
            </code>
          </p>
          {checked && (
            <Outcome title={t("sign-and-verify.byCustomer")} good={checked.byCustomer}>
              {t(checked.byCustomer ? "sign-and-verify.valid" : "sign-and-verify.invalid")}
            </Outcome>
          )}
        </PlaceBox>
      </div>
      {signed ? (
        <>
          <p className="text-sm">
            <span className="font-medium">{t("sign-and-verify.digest")}</span>
            <code className="block font-mono text-xs break-all text-ink-soft">
              {toHex(signed.digest).replaceAll(/(..)(?=.)/g, "$1 ")}
            </code>
          </p>
          <ByteMap
            bytes={signed.signature}
            runs={signatureRuns(signed.signature)}
            name={t("sign-and-verify.signature")}
          />
          <Choices
            legend={t("sign-and-verify.change")}
            value={change}
            options={CHANGES.map((value) => ({ value, label: t(`sign-and-verify.changes.${value}`) }))}
            onChange={setChange}
          />
          <p role="status" className="text-sm text-ink-soft">
            {t(`sign-and-verify.told.${change}`)}
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-soft">{t("sign-and-verify.begin")}</p>
      )}
    </div>
  );
}

function PlaceBox({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid min-w-0 content-start gap-3 rounded border border-rule-strong p-3" aria-label={title}>
      <h3 className="text-base">{title}</h3>
      {children}
    </section>
  );
}

/** Drawn and never shown: no call of KMS gives its bytes. */
function PrivateKey() {
  const t = useTexts("figures");
  const mark = BYTE_LANGUAGE["key-material"];
  return (
    <div
      className="rounded border px-2.5 py-1.5 text-sm"
      style={{ borderColor: mark.color, background: byteGround(mark) }}
    >
      <span className="font-medium" style={{ color: mark.color }}>
        {mark.label} {t("sign-and-verify.privateKey")}
      </span>
      <span className="block text-xs text-ink-soft">{t("sign-and-verify.stays")}</span>
    </div>
  );
}

function Outcome({
  title,
  good,
  children,
}: {
  readonly title: string;
  readonly good: boolean;
  readonly children: ReactNode;
}) {
  return (
    <p className="text-sm" aria-live="polite">
      <span className="block text-ink-soft">{title}</span>
      <Verdict good={good}>{children}</Verdict>
    </p>
  );
}

/** DER: a head, then r and s, each behind its own head of two bytes. */
function signatureRuns(signature: Uint8Array): ByteRun[] {
  const r = signature[3] ?? 0;
  const s = signature[5 + r] ?? 0;
  return [
    { offset: 0, length: 4, meaning: "structure", field: "der" },
    { offset: 4, length: r, meaning: "signature", field: "signature-r" },
    { offset: 4 + r, length: 2, meaning: "structure", field: "der" },
    { offset: 6 + r, length: s, meaning: "signature", field: "signature-s" },
  ];
}
