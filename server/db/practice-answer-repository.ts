import "server-only";
import type { Response } from "@/lib/exam";

import type { Database } from "./client.ts";
import type { PracticeAnswerRow } from "./practice-repository.ts";

export interface NewPracticeAnswer {
  readonly userId: string;
  readonly itemId: string;
  readonly sessionId: string;
  readonly position: number;
  readonly idempotencyKey: string;
  readonly response: Response;
  readonly correct: boolean;
  readonly confidence: string | null;
  readonly elapsedMs: number;
  readonly answeredAt: Date;
}

/**
 * Stores the answer unless the position has one (the first stands, whoever races), and with it, in
 * the same statement, all that follows from it: the session's counts, its end with the last answer,
 * and what the learner's answers to the item amount to. Of two last answers at once, the later one
 * waits for the session's row and sees the other's count.
 * @param answer to an entry that is known to be the learner's own
 * @returns whether the session is finished now, or null where an earlier answer stands and nothing was done.
 */
export async function saveFirstAnswer(
  db: Database,
  answer: NewPracticeAnswer,
): Promise<{ readonly finished: boolean } | null> {
  const answeredAt = answer.answeredAt.toISOString();
  const weak = !answer.correct || answer.confidence === "guess";
  const rows = await db.$queryRaw<{ finished: boolean }[]>`
    with answer as (
      insert into "PracticeAnswer"
        ("sessionId", position, "idempotencyKey", response, correct, confidence, "elapsedMs", "answeredAt")
      values (${answer.sessionId}::uuid, ${answer.position}::int, ${answer.idempotencyKey}::uuid,
        ${JSON.stringify(answer.response)}::jsonb, ${answer.correct}::boolean, ${answer.confidence}::text,
        ${answer.elapsedMs}::int, ${answeredAt}::timestamptz)
      on conflict do nothing
      returning correct::int as correct, "answeredAt"
    ), learner_item as (
      insert into "LearnerItem" as l ("userId", "itemId", answers, correct, weak, "lastAnsweredAt")
      select ${answer.userId}::text, ${answer.itemId}::text, 1, correct, ${weak}::boolean, "answeredAt" from answer
      on conflict ("userId", "itemId") do update set
        answers = l.answers + 1,
        correct = l.correct + excluded.correct,
        weak = case when excluded."lastAnsweredAt" >= l."lastAnsweredAt" then excluded.weak else l.weak end,
        "lastAnsweredAt" = greatest(l."lastAnsweredAt", excluded."lastAnsweredAt")
    )
    update "PracticeSession" s set
      answered = s.answered + 1,
      correct = s.correct + answer.correct,
      "finishedAt" = case when s.answered + 1 = s.size then answer."answeredAt" end
    from answer where s.id = ${answer.sessionId}::uuid
    returning s."finishedAt" is not null as finished`;
  return rows[0] ?? null;
}

/** The answer that stands at a position, and whether its session is finished. Null where there is none. */
export async function findStandingAnswer(
  db: Database,
  sessionId: string,
  position: number,
): Promise<{ readonly answer: PracticeAnswerRow; readonly finished: boolean } | null> {
  const row = await db.practiceAnswer.findUnique({
    where: { sessionId_position: { sessionId, position } },
    select: {
      idempotencyKey: true,
      response: true,
      correct: true,
      confidence: true,
      entry: { select: { session: { select: { finishedAt: true } } } },
    },
  });
  return row && { answer: row, finished: row.entry.session.finishedAt !== null };
}
