"use client";

import { useTexts } from "@/i18n/use-texts";
import type { PolicyFinding } from "@/lib/kms";

import type { Reveal } from "./code-editor.tsx";

interface Props {
  readonly text: string;
  readonly findings: readonly PolicyFinding[];
  readonly onReveal: (place: Reveal) => void;
}

/** What is wrong with a policy, line by line, in words; each leads to its place. */
export function FindingList({ text, findings, onReveal }: Props) {
  const t = useTexts("sandbox");
  return (
    <div role="status" className="text-sm">
      {findings.length === 0 && <p className="text-pass">{t("desk.readable")}</p>}
      <ul className="grid grid-cols-1">
        {findings.map(({ severity, code, word, from, to }) => (
          <li key={`${code} ${from} ${word}`}>
            <button
              type="button"
              className={`min-h-6 py-0.5 text-left underline decoration-rule-strong underline-offset-2 ${severity === "error" ? "text-fail" : "text-warn"}`}
              onClick={() => onReveal({ from, to })}
            >
              {t("desk.atLine", {
                line: text.slice(0, from).split("\n").length,
                finding: t(`desk.finding.${code}`, { word }),
              })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
