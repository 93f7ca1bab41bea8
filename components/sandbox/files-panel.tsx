"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";
import { JobReport } from "./job-report.tsx";
import { readContext } from "./read-bytes.ts";
import { useMessageJob } from "./use-message-job.ts";

/** Files sealed and opened in the page, as messages that the AWS Encryption SDK reads. */
export function FilesPanel() {
  const t = useTexts("sandbox");
  const { kms, caller, region, selected } = useBench();
  const { job, seal, open, cancel } = useMessageJob(kms, { caller, region });
  const working = job.phase === "working";
  return (
    <section aria-labelledby="files" className="grid min-w-0 grid-cols-1 gap-6">
      <div>
        <h2 id="files" className="text-2xl">
          {t("files.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("files.lead")}</p>
      </div>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <SealForm
          keyId={selected?.arn ?? null}
          working={working}
          onSeal={(file, name, context) => void seal(file, name, { keyId: selected?.arn ?? "", context })}
        />
        <OpenForm working={working} onOpen={(file, name) => void open(file, name)} />
      </div>
      <JobReport job={job} onCancel={cancel} onOpen={(blob, name) => void open(blob, name)} />
    </section>
  );
}

interface SealProps {
  readonly keyId: string | null;
  readonly working: boolean;
  readonly onSeal: (file: Blob, name: string, context: Record<string, string>) => void;
}

function SealForm({ keyId, working, onSeal }: SealProps) {
  const t = useTexts("sandbox");
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState(() => t("sample"));
  const [context, setContext] = useState("purpose=letter");
  const pairs = readContext(context);
  const fault = pairs === null ? t("badContext") : keyId === null ? t("needKey") : null;
  return (
    <form
      className="sheet grid h-fit min-w-0 grid-cols-1 gap-3 p-4 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null && pairs) onSeal(file ?? new Blob([text]), file?.name ?? "letter.txt", pairs);
      }}
    >
      <h3 className="text-lg">{t("files.seal")}</h3>
      <label className="grid grid-cols-1 gap-1">
        {t("files.file")}
        <input
          type="file"
          className="max-w-full text-xs"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      {file === null && (
        <label className="grid grid-cols-1 gap-1">
          {t("files.text")}
          <textarea className="field min-h-20" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      <label className="grid grid-cols-1 gap-1">
        {t("context")}
        <textarea
          className="field min-h-10 font-mono"
          value={context}
          aria-invalid={pairs === null}
          onChange={(event) => setContext(event.target.value)}
        />
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          className={`button ${keyId === null ? "" : "button-seal"}`}
          disabled={working || fault !== null}
        >
          {t("files.sealIt")}
        </button>
        {fault !== null && <span className="text-warn">{fault}</span>}
      </div>
    </form>
  );
}

interface OpenProps {
  readonly working: boolean;
  readonly onOpen: (file: Blob, name: string) => void;
}

function OpenForm({ working, onOpen }: OpenProps) {
  const t = useTexts("sandbox");
  const [file, setFile] = useState<File | null>(null);
  return (
    <form
      className="sheet grid h-fit min-w-0 grid-cols-1 gap-3 p-4 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) onOpen(file, file.name);
      }}
    >
      <h3 className="text-lg">{t("files.open")}</h3>
      <p className="text-ink-soft">{t("files.openLead")}</p>
      <label className="grid grid-cols-1 gap-1">
        {t("files.message")}
        <input
          type="file"
          className="max-w-full text-xs"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      <div>
        <button type="submit" className="button" disabled={working || file === null}>
          {t("files.openIt")}
        </button>
      </div>
    </form>
  );
}
