"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { sealEnvelope, toBase64 } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { INPUT_MODES, type InputMode, readBytes, readContext } from "./read-bytes.ts";

const CALLS = ["Encrypt", "Decrypt", "GenerateDataKey", "envelope"] as const;
type Call = (typeof CALLS)[number];

/** One call: which, with what, under which context. */
export function CallPanel() {
  const t = useTexts("sandbox");
  const { kms, deps, caller, region, selected, record, setRecord, call: callKms } = useBench();
  const keyId = selected?.keyId ?? null;
  const lastBlob = record?.blob ?? null;
  const [call, setCall] = useState<Call>("Encrypt");
  const [text, setText] = useState(() => t("sample"));
  const [mode, setMode] = useState<InputMode>("text");
  const [blob, setBlob] = useState("");
  const [context, setContext] = useState("");
  const bytes = readBytes(text, mode);
  const pairs = readContext(context);
  const blobBytes = blob.trim() === "" ? lastBlob : readBytes(blob, "base64");
  const fault = faultOf();

  function faultOf(): string | null {
    if (pairs === null) return t("badContext");
    if (call === "Decrypt") return blobBytes === null ? t(blob.trim() === "" ? "noBlob" : "badBlob") : null;
    if (keyId === null) return t("needKey");
    return call !== "GenerateDataKey" && bytes === null ? t("badInput") : null;
  }

  async function run() {
    if (fault !== null || pairs === null) return;
    const EncryptionContext = Object.keys(pairs).length === 0 ? undefined : pairs;
    if (call === "envelope") {
      const plaintext = bytes ?? new Uint8Array();
      const { result, trace } = await sealEnvelope(kms, { keyId: keyId ?? "", plaintext, context: pairs }, deps, {
        caller,
        region,
      });
      const input = { KeyId: keyId, KeySpec: "AES_256", EncryptionContext };
      setRecord({
        operation: "GenerateDataKey",
        input,
        result,
        trace,
        events: kms.world.events.slice(-1),
        blob: result.ok ? result.value.encryptedDataKey : null,
      });
      return;
    }
    const input = {
      Encrypt: { KeyId: keyId, Plaintext: bytes, EncryptionContext },
      Decrypt: { CiphertextBlob: blobBytes, EncryptionContext },
      GenerateDataKey: { KeyId: keyId, KeySpec: "AES_256", EncryptionContext },
    }[call];
    await callKms(call, input);
  }

  return (
    <section aria-labelledby="call" className="sheet min-w-0 p-4">
      <h2 id="call" className="text-lg">
        {t("call")}
      </h2>
      <form
        className="mt-3 grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t("operation")}</legend>
          {CALLS.map((choice) => (
            <label
              key={choice}
              className="button button-small font-mono has-[:checked]:border-ink has-[:checked]:bg-well"
            >
              <input
                type="radio"
                name="operation"
                className="accent-[var(--ink)]"
                checked={call === choice}
                onChange={() => setCall(choice)}
              />
              {choice === "envelope" ? t("wholeEnvelope") : choice}
            </label>
          ))}
        </fieldset>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t(`about.${call}`)}</p>
        {(call === "Encrypt" || call === "envelope") && (
          <div className="grid grid-cols-1 gap-1">
            <label htmlFor="plaintext" className="text-sm">
              {t("plaintext")}
            </label>
            <textarea
              id="plaintext"
              className="field min-h-20 font-mono text-sm"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
              <label className="flex items-center gap-2">
                {t("inputMode")}
                <select
                  className="field button-small w-auto"
                  value={mode}
                  onChange={(event) => setMode(INPUT_MODES.find((choice) => choice === event.target.value) ?? "text")}
                >
                  {INPUT_MODES.map((choice) => (
                    <option key={choice} value={choice}>
                      {t(`mode.${choice}`)}
                    </option>
                  ))}
                </select>
              </label>
              <span>{t(call === "Encrypt" ? "counterLimit" : "counter", { count: bytes?.length ?? 0 })}</span>
            </div>
          </div>
        )}
        {call === "Decrypt" && (
          <label className="grid grid-cols-1 gap-1 text-sm">
            {t("blob")}
            <textarea
              className="field min-h-24 font-mono text-xs"
              value={blob}
              placeholder={lastBlob ? toBase64(lastBlob) : undefined}
              onChange={(event) => setBlob(event.target.value)}
            />
          </label>
        )}
        <label className="grid grid-cols-1 gap-1 text-sm">
          {t("context")}
          <textarea
            className="field min-h-14 font-mono text-sm"
            value={context}
            aria-invalid={pairs === null}
            onChange={(event) => setContext(event.target.value)}
          />
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className={`button ${keyId === null ? "" : "button-seal"}`} disabled={fault !== null}>
            {t("run", { operation: call === "envelope" ? t("wholeEnvelope") : call })}
          </button>
          {fault !== null && <span className="text-sm text-warn">{fault}</span>}
        </div>
      </form>
    </section>
  );
}
