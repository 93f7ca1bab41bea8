"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

import { CallList } from "./call-list.tsx";
import type { TerminalEntry } from "./terminal-state.ts";

/** A line, what it printed, and the calls of KMS that it made: each can be looked into. */
export function TerminalEntryView({ entry }: { readonly entry: TerminalEntry }) {
  const t = useTexts("terminal");
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
      {run !== null && <CallList calls={run.calls} label={t("calls")} />}
    </li>
  );
}
