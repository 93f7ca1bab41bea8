"use client";

import { lazy, Suspense, useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { CallRecord } from "@/lib/bench";

import type { TerminalEntry } from "./terminal-state.ts";

const CallView = lazy(async () => ({ default: (await import("./call-view.tsx")).CallView }));

/** A line, what it printed, and the calls of KMS that it made: each can be looked into. */
export function TerminalEntryView({ entry }: { readonly entry: TerminalEntry }) {
  const t = useTexts("terminal");
  const [open, setOpen] = useState<CallRecord | null>(null);
  const { folder, line, run } = entry;
  return (
    <li className="border-b border-rule py-2 last:border-0">
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 font-mono text-sm break-words whitespace-pre-wrap">
          <span className="text-ink-soft">{folder} $ </span>
          {line}
        </code>
        <CopyButton text={line} label={t("copy")} done={t("copied")} />
      </div>
      {run === null && <p className="text-sm text-ink-soft">{t("running")}</p>}
      {run !== null && run.output !== "" && (
        <pre
          className="mt-1 overflow-x-auto font-mono text-xs leading-relaxed whitespace-pre text-ink"
          tabIndex={0}
          role="group"
          aria-label={t("output")}
        >
          {run.output}
        </pre>
      )}
      {run !== null && run.exitCode !== 0 && (
        <p className="mt-1 font-mono text-xs text-fail">{t("exitCode", { code: run.exitCode })}</p>
      )}
      {run !== null && run.calls.length > 0 && (
        <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={t("calls")}>
          {run.calls.map((call, index) => (
            // Calls of a run never change their order.
            <li key={index}>
              <button
                type="button"
                aria-expanded={open === call}
                className={`rounded border px-2 py-0.5 font-mono text-xs ${call.result.ok ? "border-rule text-ink-soft" : "border-fail text-fail"} aria-expanded:border-ink aria-expanded:text-ink`}
                onClick={() => setOpen(open === call ? null : call)}
              >
                {call.operation}
              </button>
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <div className="mt-3 border-l-2 border-rule pl-3">
          <Suspense fallback={<p className="skeleton min-h-40" />}>
            <CallView call={open} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
