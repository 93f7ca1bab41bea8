"use client";

import { Keyboard } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";
import type { AttemptDto } from "@/lib/api/exam.contract";

import { ExamClock } from "./exam-clock.tsx";
import type { SaveState } from "./use-outbox.ts";

interface Props {
  readonly attempt: AttemptDto;
  readonly remainingMs: number;
  readonly saveState: SaveState;
  readonly journaled: boolean;
  readonly inReview: boolean;
  readonly onReview: () => void;
  readonly onHelp: () => void;
}

/** Time, state of saving and the way to the end. Sticks to the top where there is height for it: not at 400 %. */
export function ExamBar({ attempt, remainingMs, saveState, journaled, inReview, onReview, onHelp }: Props) {
  const t = useTexts("exam");
  const quiet = saveState === "saved" || saveState === "saving";
  return (
    <div className="-mx-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule bg-paper px-4 py-2 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-0 [@media(min-height:30rem)]:z-10">
      {attempt.accommodation === "untimed" ? (
        <span className="text-sm text-ink-soft">{t("tools.untimed")}</span>
      ) : (
        <ExamClock remainingMs={remainingMs} />
      )}
      <span
        role="status"
        className={`text-sm ${quiet ? "text-ink-soft" : "font-medium text-warn"}`}
        data-save-state={saveState}
      >
        {saveState === "signedOut" ? t("tools.signedOut") : t(`save.${saveState}`)}
      </span>
      {!journaled && <span className="text-sm text-warn">{t("noJournal")}</span>}
      <span className="ml-auto flex items-center gap-1">
        <button
          type="button"
          className="button button-quiet button-small"
          aria-label={t("keys.title")}
          title={t("keys.title")}
          onClick={onHelp}
        >
          <Keyboard aria-hidden size={16} />
        </button>
        {!inReview && (
          <button type="button" className="button button-small" onClick={onReview}>
            {t("tools.toReview")}
          </button>
        )}
      </span>
    </div>
  );
}
