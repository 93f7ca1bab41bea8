"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";

import { keepSession } from "./practice-database.ts";
import { practiceQueries } from "./practice-queries.ts";
import { type GivenAnswer, PracticeQuestion } from "./practice-question.tsx";
import { QueueNote } from "./queue-note.tsx";
import { useAnswerQueue } from "./use-answer-queue.ts";

interface Props {
  readonly sessionId: string;
  /** What follows the last answer; given the session with all its answers. */
  readonly renderEnd: (session: PracticeSessionDto) => React.ReactNode;
}

/** Runs a practice session: one question at a time, each with its feedback. Goes on where it was left. */
export function ItemRunner({ sessionId, renderEnd }: Props) {
  const t = useTexts("item");
  const client = useQueryClient();
  const { data: session, error, refetch } = useQuery(practiceQueries.session(sessionId));
  useEffect(() => {
    if (session) void keepSession(session);
  }, [session]);
  useEffect(() => {
    // What this device kept may be older than what the server has.
    const reload = () => void client.invalidateQueries({ queryKey: practiceQueries.session(sessionId).queryKey });
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, [client, sessionId]);
  if (error && !session) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!session) return <p className="skeleton min-h-96">{t("loading")}</p>;
  return <Running session={session} renderEnd={renderEnd} />;
}

function Running({ session, renderEnd }: { readonly session: PracticeSessionDto } & Pick<Props, "renderEnd">) {
  const t = useTexts("item");
  const { answers, phase, kept, add, refusals } = useAnswerQueue();
  const [shown, setShown] = useState<number | null>(null);
  /** Questions that were left before their feedback came. */
  const [left, setLeft] = useState<readonly number[]>([]);
  const [moved, setMoved] = useState(false);
  const queued = new Map(
    answers.filter(({ sessionId }) => sessionId === session.id).map((answer) => [answer.position, answer]),
  );
  const open = session.entries.find(({ answer, position }) => answer === null && !queued.has(position));
  const entry = session.entries.find(({ position }) => position === (shown ?? open?.position));
  const late = session.entries.filter(
    ({ answer, position }) => answer !== null && left.includes(position) && position !== entry?.position,
  );
  const refused = refusals.filter(({ answer }) => answer.sessionId === session.id);

  function give(position: number, answer: GivenAnswer) {
    setShown(position);
    const key = { idempotencyKey: crypto.randomUUID(), queuedAt: Date.now() };
    void add({ ...answer, ...key, sessionId: session.id, position });
  }
  function leave(position: number) {
    if (queued.has(position)) setLeft([...left, position]);
    setMoved(true);
    // With nothing pinned, the first open question is shown, or the end.
    setShown(null);
  }

  return (
    <div>
      <QueueNote answers={answers} phase={phase} kept={kept} />
      {refused.map(({ answer, error }) => (
        <ProblemNote key={answer.idempotencyKey} error={error} />
      ))}
      {entry && late.length > 0 && (
        <ul aria-label={t("practice.queue.lateTitle")} className="mb-4 flex flex-wrap gap-2">
          {late.map(({ position, answer }) => (
            <li key={position}>
              <button
                type="button"
                className="button button-small"
                onClick={() => {
                  setLeft(left.filter((each) => each !== position));
                  setShown(position);
                }}
              >
                {t(`practice.queue.${answer?.feedback.correct === true ? "lateRight" : "lateWrong"}`, { position })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {entry ? (
        <PracticeQuestion
          key={entry.position}
          session={session}
          entry={entry}
          queued={queued.get(entry.position)}
          offline={phase === "waiting"}
          takesFocus={moved}
          onAnswer={(answer) => give(entry.position, answer)}
          onNext={() => leave(entry.position)}
        />
      ) : queued.size > 0 ? (
        <p role="status" className="py-10 text-lg">
          {t("practice.queue.end", { count: queued.size })}
        </p>
      ) : (
        renderEnd(session)
      )}
    </div>
  );
}
