"use client";

import { useEffect, useRef, useState } from "react";

import { choosableIds, toggleOption } from "@/components/item/response-draft";
import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";

import { ExamBar } from "./exam-bar.tsx";
import type { ReceivedAttempt } from "./exam-queries.ts";
import { KeyHelp } from "./key-help.tsx";
import { QuestionGrid } from "./question-grid.tsx";
import { QuestionView } from "./question-view.tsx";
import type { ReviewFilter } from "./review-filter.ts";
import { ReviewScreen } from "./review-screen.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import { useExamKeys } from "./use-exam-keys.ts";
import { useRemaining } from "./use-remaining.ts";
import { useStandings } from "./use-standings.ts";
import { useSubmission } from "./use-submission.ts";
import { useVisits } from "./use-visits.ts";

interface Props {
  readonly attempt: ReceivedAttempt;
  readonly refetch: () => void;
}

type Dialog = "submit" | "keys" | null;

/** The exam while it runs: one question at a time, or the review of all of them. */
export function OpenAttempt({ attempt, refetch }: Props) {
  const t = useTexts("exam");
  const [position, setPosition] = useState(attempt.position);
  const [inReview, setInReview] = useState(false);
  const [filter, setFilter] = useState<ReviewFilter>("all");
  const [dialog, setDialog] = useState<Dialog>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const lastPlace = useRef(String(position));

  const { standings, act, elsewhere, acknowledge, ready, saveState, journaled, flush } = useStandings(attempt, refetch);
  const remainingMs = useRemaining(attempt.deadlineAt, attempt.serverNow, attempt.receivedAt);
  const submission = useSubmission({ attemptId: attempt.id, locale: t.locale, remainingMs, flush });
  const step = useVisits(position, act);
  const standing = standings[position - 1];
  const entry = attempt.entries[position - 1];

  // Whoever moves by key or by screen reader starts at the top of what is new.
  const place = inReview ? "review" : String(position);
  useEffect(() => {
    if (lastPlace.current !== place) heading.current?.focus();
    lastPlace.current = place;
  });

  function go(to: number): void {
    if (to < 1 || to > attempt.entries.length) return;
    if (to !== position) step(to);
    setPosition(to);
    setInReview(false);
  }

  function strike(index: number): void {
    const id = entry && choosableIds(entry.item)[index];
    if (!id || !standing) return;
    const struck = standing.struck.includes(id)
      ? standing.struck.filter((other) => other !== id)
      : [...standing.struck, id];
    act(position, { kind: "strike", optionIds: struck });
  }

  function choose(index: number): void {
    const id = entry && choosableIds(entry.item)[index];
    if (!id || !standing) return;
    const response = toggleOption(entry.item, standing.response, id);
    act(position, response === null ? { kind: "clear" } : { kind: "answer", response });
  }

  function submit(): void {
    step(position);
    submission.mutate();
  }

  const striking = useExamKeys({
    onChoose: (index) => !inReview && choose(index),
    onStrike: (index) => !inReview && strike(index),
    onFlag: () => standing && !inReview && act(position, { kind: standing.flagged ? "unflag" : "flag" }),
    onNext: () => !inReview && go(position + 1),
    onPrevious: () => !inReview && go(position - 1),
    onReview: () => setInReview(!inReview),
    onHelp: () => setDialog("keys"),
  });

  if (!ready || !standing || !entry) return <p className="skeleton min-h-96">{t("loading")}</p>;
  const blanks = standings.filter(({ response }) => response === null).length;
  return (
    <div>
      <ExamBar
        attempt={attempt}
        remainingMs={remainingMs}
        saveState={saveState}
        journaled={journaled}
        inReview={inReview}
        onReview={() => setInReview(true)}
        onHelp={() => setDialog("keys")}
      />
      {elsewhere && (
        <p role="alert" className="mt-4 flex flex-wrap items-center gap-3 border-l-2 border-warn py-2 pl-4">
          {t("tools.elsewhere")}
          <button type="button" className="button button-small" onClick={acknowledge}>
            {t("tools.understood")}
          </button>
        </p>
      )}
      {attempt.repeated > 0 && position === 1 && !inReview && (
        <p className="mt-4 text-sm text-ink-soft">{t("tools.repeated", { count: attempt.repeated })}</p>
      )}
      <h2 ref={heading} tabIndex={-1} className="mt-6 font-sans text-sm font-normal text-ink-soft outline-none">
        {inReview ? t("review.title") : t("position", { position, count: standings.length })}
      </h2>
      {inReview ? (
        <ReviewScreen
          entries={attempt.entries}
          standings={standings}
          locale={attempt.locale}
          filter={filter}
          onFilter={setFilter}
          onGo={go}
          onSubmit={() => setDialog("submit")}
        />
      ) : (
        <>
          <QuestionView
            key={position}
            entry={entry}
            standing={standing}
            count={standings.length}
            locale={attempt.locale}
            striking={striking}
            onAct={(event) => act(position, event)}
            onGo={go}
          />
          <section className="mt-8" aria-labelledby="overview">
            <h2 id="overview" className="mb-2 text-lg">
              {t("overview", { answered: standings.length - blanks, count: standings.length })}
            </h2>
            <QuestionGrid standings={standings} current={position} onGo={go} />
          </section>
        </>
      )}
      {submission.isError && <ProblemNote error={submission.error} onRetry={submit} />}
      {dialog === "keys" && <KeyHelp onClose={() => setDialog(null)} />}
      {dialog === "submit" && (
        <SubmitDialog
          blanks={blanks}
          flags={standings.filter(({ flagged }) => flagged).length}
          busy={submission.isPending}
          onSubmit={submit}
          onShowBlanks={() => {
            setFilter("unanswered");
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
