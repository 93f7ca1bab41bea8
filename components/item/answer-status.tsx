"use client";

import { useTexts } from "@/i18n/use-texts";
import type { PracticeEntryDto } from "@/lib/api/practice.contract";

interface Props {
  readonly answer: PracticeEntryDto["answer"];
  /** Given, and not yet known to the server. */
  readonly queued: boolean;
  readonly offline: boolean;
}

/** What became of the answer, said to everyone as it happens. */
export function AnswerStatus({ answer, queued, offline }: Props) {
  const t = useTexts("item");
  return (
    <div role="status" className="mt-5 min-h-7 font-medium">
      {answer && (
        <span className={answer.feedback.correct ? "text-pass" : "text-fail"}>
          {t(answer.feedback.correct ? "correct" : "incorrect")}
        </span>
      )}
      {answer?.confidence && (
        <span className="ml-2 font-normal text-ink-soft">{t(`practice.confidence.said.${answer.confidence}`)}</span>
      )}
      {!answer && queued && <span className="text-ink-soft">{t(offline ? "waiting" : "saving")}</span>}
    </div>
  );
}
