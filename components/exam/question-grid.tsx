"use client";

import { Check, Flag } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";

import type { Standing } from "./standing.ts";

interface Props {
  readonly standings: readonly Standing[];
  readonly current: number | null;
  readonly onGo: (position: number) => void;
}

/** Every question with what stands there: answered, blank, flagged; by mark and words, not by colour alone. */
export function QuestionGrid({ standings, current, onGo }: Props) {
  const t = useTexts("exam");
  return (
    <ol className="flex flex-wrap gap-1.5">
      {standings.map(({ position, response, flagged }) => {
        const answered = response !== null;
        const state = `${t(answered ? "answered" : "blank")}${flagged ? `, ${t("flagged")}` : ""}`;
        return (
          <li key={position}>
            <button
              type="button"
              aria-label={t("goTo", { position, state })}
              aria-current={position === current ? "step" : undefined}
              onClick={() => onGo(position)}
              className="relative grid size-11 place-items-center rounded border border-rule-strong font-mono text-sm aria-[current]:border-2 aria-[current]:border-ink"
              style={{ background: answered ? "var(--well)" : "var(--sheet)" }}
            >
              {position}
              {answered && <Check aria-hidden size={12} className="absolute right-0.5 bottom-0.5" />}
              {flagged && (
                <Flag aria-hidden size={12} className="absolute top-0.5 right-0.5 text-warn" fill="currentColor" />
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
