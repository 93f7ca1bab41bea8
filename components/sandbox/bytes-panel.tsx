"use client";

import { useEffect, useState } from "react";

import { BitFlip, type Verdict } from "@/components/kms/bit-flip";
import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";
import { type ByteSample, describeOwn, makeSample, SAMPLE_NAMES, type SampleName } from "./byte-samples.ts";
import { type InputMode, readBytes, readContext } from "./read-bytes.ts";

type Source = SampleName | "own";

/** Bytes; larger blobs than this are no reading for people. */
const MOST_BYTES = 65_536;

/** Any blob as labelled bytes, to be looked at and to be damaged. */
export function BytesPanel() {
  const t = useTexts("sandbox");
  const [source, setSource] = useState<Source>("ciphertext");
  const [shown, setShown] = useState<{ readonly of: Source; readonly sample: ByteSample } | null>(null);
  useEffect(() => {
    if (source === "own") return;
    let current = true;
    const show = async () => {
      const sample = await makeSample(source);
      if (current && sample) setShown({ of: source, sample });
    };
    void show();
    return () => {
      current = false;
    };
  }, [source]);
  const sample = shown?.of === source ? shown.sample : null;
  return (
    <section aria-labelledby="bytes" className="sheet grid min-w-0 grid-cols-1 gap-4 p-4">
      <div>
        <h2 id="bytes" className="text-lg">
          {t("bytes.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("bytes.lead")}</p>
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t("bytes.source")}</legend>
        {[...SAMPLE_NAMES, "own" as const].map((name) => (
          <label key={name} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
            <input
              type="radio"
              name="bytes-source"
              className="accent-[var(--ink)]"
              checked={source === name}
              onChange={() => setSource(name)}
            />
            {t(`bytes.sample.${name}`)}
          </label>
        ))}
      </fieldset>
      {source === "own" && <OwnBytes onShow={(own) => setShown({ of: "own", sample: own })} />}
      {source !== "own" && sample === null && <p className="skeleton min-h-64">{t("loading")}</p>}
      {sample && <Shown sample={sample} name={t(`bytes.sample.${source}`)} />}
    </section>
  );
}

function Shown({ sample, name }: { readonly sample: ByteSample; readonly name: string }) {
  const t = useTexts("sandbox");
  const { keys } = useBench();
  const { bytes, runs, attempt } = sample;
  // What is wrong with a message is told in words; KMS's codes are words enough.
  const run = async (changed: Uint8Array): Promise<Verdict> => {
    const verdict = await attempt?.run(changed);
    if (!verdict) return { accepted: false, code: null };
    return { ...verdict, code: t.find(`files.fault.${verdict.code}`, { frame: verdict.frame ?? 0 }) ?? verdict.code };
  };
  return (
    <BitFlip
      // Other bytes begin anew.
      key={`${name} ${bytes.length} ${bytes.slice(-32).join()}`}
      bytes={bytes}
      runs={runs}
      name={name}
      primary={keys.length > 0}
      {...(attempt && { attempt: { name: t("run", { operation: attempt.operation }), run } })}
    />
  );
}

/** Bytes that somebody pastes, brings as a file, or has from the last call. */
function OwnBytes({ onShow }: { readonly onShow: (sample: ByteSample) => void }) {
  const t = useTexts("sandbox");
  const { kms, caller, region, record } = useBench();
  const [text, setText] = useState("");
  const [mode, setMode] = useState<InputMode>("base64");
  const [context, setContext] = useState("");
  const [fault, setFault] = useState<string | null>(null);

  async function show(bytes: Uint8Array | null, under = readContext(context)) {
    const wrong = faultOf(bytes, under);
    setFault(wrong === null ? null : t(wrong));
    if (wrong !== null || bytes === null || under === null) return;
    const pairs = Object.keys(under).length === 0 ? undefined : under;
    onShow(await describeOwn(kms, { bytes, context: pairs }, { caller, region }));
  }

  return (
    <form
      className="grid grid-cols-1 gap-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        void show(readBytes(text, mode));
      }}
    >
      <label className="grid grid-cols-1 gap-1">
        {t("bytes.own")}
        <textarea
          className="field min-h-20 font-mono text-xs"
          spellCheck={false}
          value={text}
          aria-invalid={fault !== null}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className="grid grid-cols-1 gap-1">
        {t("context")}
        <textarea
          className="field min-h-10 font-mono text-xs"
          spellCheck={false}
          value={context}
          onChange={(event) => setContext(event.target.value)}
        />
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <label className="flex items-center gap-2">
          {t("inputMode")}
          <select
            className="field button-small w-auto"
            value={mode}
            onChange={(event) => setMode(event.target.value === "hex" ? "hex" : "base64")}
          >
            <option value="base64">{t("mode.base64")}</option>
            <option value="hex">{t("mode.hex")}</option>
          </select>
        </label>
        <button type="submit" className="button">
          {t("bytes.show")}
        </button>
        {record?.blob && (
          <button type="button" className="button" onClick={() => void show(record.blob, contextOf(record.input))}>
            {t("bytes.last")}
          </button>
        )}
        <label className="flex items-center gap-2">
          {t("field.file")}
          <input
            type="file"
            className="max-w-[14rem] text-xs"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // One byte more than is shown, so that a longer file is noticed without being read whole.
              if (file)
                void file
                  .slice(0, MOST_BYTES + 1)
                  .arrayBuffer()
                  .then((buffer) => show(new Uint8Array(buffer)));
            }}
          />
        </label>
      </div>
      <p role="status" className="text-warn">
        {fault}
      </p>
    </form>
  );
}

function faultOf(bytes: Uint8Array | null, context: object | null) {
  if (bytes === null || bytes.length === 0) return "badInput";
  if (context === null) return "badContext";
  return bytes.length > MOST_BYTES ? "bytes.tooLong" : null;
}

/** The context that a call was made with. */
function contextOf({ EncryptionContext }: Readonly<Record<string, unknown>>): Record<string, string> {
  return typeof EncryptionContext === "object" && EncryptionContext !== null ? { ...EncryptionContext } : {};
}
