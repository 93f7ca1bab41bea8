"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";

import { ByteMap } from "@/components/kms/byte-map";
import { ErrorNote } from "@/components/kms/error-note";
import { useTexts } from "@/i18n/use-texts";
import { type ByteRun, loadByteRuns } from "@/lib/kms";

import type { Job } from "./use-message-job.ts";

/** Bytes of a message's beginning that are drawn; bytes of an opened file that are shown as text. */
const SHOWN = 2048;

interface Props {
  readonly job: Job;
  readonly onCancel: () => void;
  readonly onOpen: (blob: Blob, name: string) => void;
}

/** How far the work is, and what came of it. */
export function JobReport({ job, onCancel, onOpen }: Props) {
  const t = useTexts("sandbox");
  switch (job.phase) {
    case "idle":
      return null;
    case "working": {
      const { total, progress, what } = job;
      return (
        <div className="sheet grid grid-cols-1 gap-2 p-4 text-sm">
          <p>{t(what === "seal" ? "files.sealing" : "files.opening")}</p>
          <progress
            className="w-full accent-[var(--ink)]"
            max={Math.max(1, total)}
            value={progress.bytes}
            aria-label={t("files.progress")}
          />
          <p className="flex flex-wrap items-center gap-3">
            <span className="tabular-nums">
              {t("files.soFar", {
                frames: progress.frames,
                done: size(progress.bytes, t.locale),
                total: size(total, t.locale),
              })}
            </span>
            <button type="button" className="button button-small" onClick={onCancel}>
              {t("files.cancel")}
            </button>
          </p>
        </div>
      );
    }
    case "refused":
      return (
        <div role="alert">
          <ErrorNote error={job.error} coded />
        </div>
      );
    case "failed":
      return (
        <p role="alert" className="max-w-[66ch] border-l-2 border-fail py-1 pl-4">
          {t(`files.fault.${job.code}`, { frame: job.frame })}
        </p>
      );
    case "done":
      // Another result begins anew.
      return <Result key={`${job.name} ${job.ms}`} job={job} onOpen={onOpen} />;
  }
}

interface ResultProps {
  readonly job: Extract<Job, { readonly phase: "done" }>;
  readonly onOpen: Props["onOpen"];
}

function Result({ job, onOpen }: ResultProps) {
  const t = useTexts("sandbox");
  const { blob, name, what, frames, ms } = job;
  const beginning = useBeginning(blob, what === "seal");
  return (
    <section aria-labelledby="job" className="sheet grid min-w-0 grid-cols-1 gap-3 p-4">
      <h3 id="job" className="text-lg break-words">
        {name}
      </h3>
      <p role="status" className="text-sm">
        {t(what === "seal" ? "files.sealed" : "files.opened", {
          frames,
          size: size(blob.size, t.locale),
          seconds: (ms / 1000).toLocaleString(t.locale, { maximumFractionDigits: 1 }),
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => download(blob, name)}>
          <Download aria-hidden size={18} />
          {t("files.download")}
        </button>
        {what === "seal" && (
          <button type="button" className="button" onClick={() => onOpen(blob, name)}>
            {t("files.openAgain")}
          </button>
        )}
      </div>
      {beginning?.runs && <ByteMap bytes={beginning.bytes} runs={beginning.runs} name={t("files.beginning")} />}
      {beginning?.text !== undefined && (
        <pre className="max-h-64 overflow-auto rounded border border-rule bg-well p-3 text-xs whitespace-pre-wrap">
          {beginning.text}
        </pre>
      )}
    </section>
  );
}

interface Beginning {
  readonly bytes: Uint8Array;
  readonly runs?: readonly ByteRun[];
  readonly text?: string;
}

/** The first bytes: of a message as a map, of an opened file as text where they are text. */
function useBeginning(blob: Blob, sealed: boolean): Beginning | null {
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const bytes = new Uint8Array(await blob.slice(0, SHOWN).arrayBuffer());
      if (sealed) {
        const { describeBytes } = await loadByteRuns();
        if (current) setBeginning({ bytes, runs: describeBytes(bytes).runs });
      } else if (current) {
        const text = textOf(bytes);
        setBeginning({ bytes, ...(text !== null && { text }) });
      }
    };
    void read();
    return () => {
      current = false;
    };
  }, [blob, sealed]);
  return beginning;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    // A character may be cut at the end of what is shown.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.length === SHOWN });
  } catch {
    // Not UTF-8.
    return null;
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

function size(bytes: number, locale: string): string {
  const power = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return (bytes / 1000 ** power).toLocaleString(locale, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  });
}
