import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import type { Response } from "@/lib/exam";
import { getDb } from "@/server/db/client";
import { now } from "@/server/db/server-clock";
import { loadAttemptResult } from "@/server/exam/attempt-result";
import { listAttempts } from "@/server/exam/list-attempts";
import { loadAttempt } from "@/server/exam/load-attempt";
import { saveEvent } from "@/server/exam/save-event";
import { submitAttempt } from "@/server/exam/submit-attempt";
import { sweepOverdueAttempts } from "@/server/exam/sweeper";

import { createBank, createBlueprint, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf, setDeadline, submitOver } from "./fixtures/exam.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

let bank: BankItem[];
let person: Person;
let attemptId: string;
let paper: BankItem[];
let deadline: Date;

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(6);
  await createBlueprint({ count: 3 });
  person = await createPerson();
  const attempt = await openAttempt(person);
  attemptId = attempt.id;
  deadline = new Date(attempt.deadlineAt);
  paper = await paperOf(attemptId, bank);
});

function after(offsetMs: number): Date {
  return new Date(deadline.getTime() + offsetMs);
}

async function saveAt(receivedAt: Date, position = 1): Promise<string> {
  const saved = await saveEvent({
    userId: person.userId,
    attemptId,
    position,
    revision: 1,
    idempotencyKey: randomUUID(),
    event: { kind: "answer", response: paper[position - 1]?.right as Response },
    receivedAt,
  });
  return saved.ok ? "saved" : saved.error.code;
}

async function stored() {
  return await getDb().examAttempt.findUniqueOrThrow({ where: { id: attemptId } });
}

describe("an answer that arrives around the deadline", () => {
  it.each([
    [-1_000, "saved"],
    [0, "saved"],
    [9_000, "saved"],
    [10_000, "saved"],
    [10_001, "attempt-closed"],
    [11_000, "attempt-closed"],
  ])("at %i ms is %s", async (offset, outcome) => {
    expect(await saveAt(after(offset))).toBe(outcome);
    expect(await getDb().examEvent.count()).toBe(outcome === "saved" ? 1 : 0);
  });

  it("counts by its arrival, however late it is processed", async () => {
    const arrived = after(9_999);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await saveAt(arrived)).toBe("saved");
    const result = await submitAttempt(person.userId, attemptId, after(9_999));
    expect(result).toMatchObject({ ok: true, value: { correct: 1 } });
  });

  it("that is refused closes the attempt, at its deadline", async () => {
    await saveAt(after(60_000));
    expect(await stored()).toMatchObject({ status: "EXPIRED", closedAt: deadline });
  });
});

describe("handing in around the deadline", () => {
  it.each([
    [-1_000, "submitted", -1_000],
    [0, "submitted", 0],
    [9_000, "submitted", 0],
    [10_000, "submitted", 0],
    [10_001, "expired", 0],
    [86_400_000, "expired", 0],
  ])("at %i ms gives a %s attempt that ended at %i ms", async (offset, status, end) => {
    const result = await submitAttempt(person.userId, attemptId, after(offset));
    expect(result).toMatchObject({ ok: true, value: { status, closedAt: after(end).toISOString() } });
  });
});

describe("looking at an attempt whose time is over", () => {
  it("finds it open during the grace and without a result", async () => {
    expect(await loadAttempt(person.userId, attemptId, after(10_000))).toMatchObject({ value: { status: "open" } });
    expect(await loadAttemptResult(person.userId, attemptId, after(10_000))).toMatchObject({
      error: { code: "attempt-open" },
    });
  });

  it("closes it at its deadline and grades what was saved", async () => {
    await saveAt(after(-5_000));
    const result = await loadAttemptResult(person.userId, attemptId, after(3_600_000));
    expect(result).toMatchObject({
      value: { status: "expired", closedAt: deadline.toISOString(), correct: 1, answered: 1, scored: 3 },
    });
  });

  it("closes it when it is listed", async () => {
    const actor = {
      kind: "user",
      userId: person.userId,
      role: "learner",
      isAnonymous: true,
      sessionId: "any",
    } as const;
    expect(await listAttempts(actor, after(0))).toMatchObject([{ status: "open", scaledScore: null }]);
    expect(await listAttempts(actor, after(10_001))).toMatchObject([
      { status: "expired", scaledScore: 100, passed: false },
    ]);
  });

  it("leaves an attempt that was handed in as it is", async () => {
    await submitAttempt(person.userId, attemptId, after(-2_000));
    await loadAttempt(person.userId, attemptId, after(3_600_000));
    expect(await stored()).toMatchObject({ status: "SUBMITTED", closedAt: after(-2_000) });
  });
});

describe("the clock", () => {
  it("is the database's, to a few milliseconds", async () => {
    const rows = await getDb().$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
    expect(Math.abs((await now()).getTime() - (rows[0]?.at.getTime() ?? 0))).toBeLessThan(100);
  });

  it("decides over HTTP too", async () => {
    await setDeadline(attemptId, -9_000);
    expect((await answerOver(person, attemptId, 1, paper[0]?.right as Response)).status).toBe(200);
    await setDeadline(attemptId, -12_000);
    expect((await answerOver(person, attemptId, 2, paper[1]?.right as Response)).json()).toMatchObject({
      code: "attempt-closed",
    });
    expect((await submitOver(person, attemptId)).json()).toMatchObject({ status: "expired", answered: 1 });
  });
});

describe("the sweeper", () => {
  /** Copies the open attempt for `count` other learners, all overdue; half of them have one right answer. */
  async function createOverdue(count: number): Promise<void> {
    await getDb().$executeRaw`
      with people as (
        insert into "User" (id, name, email, "updatedAt")
        select 'p' || n, 'p' || n, 'p' || n || '@example.invalid', now() from generate_series(1, ${count}::int) n
        returning id
      ), attempts as (
        insert into "ExamAttempt" (id, "userId", "paperId", locale, "startedAt", "deadlineAt")
        select gen_random_uuid(), people.id, a."paperId", 'en', now() - interval '1 hour', now() - interval '11 seconds'
        from people, "ExamAttempt" a where a.id = ${attemptId}::uuid
        returning id, "userId"
      )
      insert into "ExamAnswer" ("attemptId", position, "answerRevision", response, "updatedAt")
      select id, 1, 1, ${JSON.stringify(paper[0]?.right)}::jsonb, now() from attempts
      where right("userId", 1) in ('1', '3', '5', '7', '9')`;
  }

  it("closes what is overdue at its deadline, and nothing that still has time", async () => {
    await createOverdue(3);
    expect(await sweepOverdueAttempts(await now())).toBe(3);
    expect((await stored()).status).toBe("OPEN");
    const closed = await getDb().examAttempt.findMany({ where: { status: "EXPIRED" } });
    expect(closed).toHaveLength(3);
    for (const attempt of closed) {
      expect(attempt.closedAt).toEqual(attempt.deadlineAt);
      expect(attempt.result).toMatchObject({ scored: 3, passed: false });
    }
  });

  it("closes each of many attempts once, with two sweepers at work", async () => {
    await createOverdue(1_000);
    await countUpdates();
    const started = performance.now();
    const at = await now();
    let closed = 0;
    while (closed < 1_000) {
      const batches = await Promise.all([sweepOverdueAttempts(at), sweepOverdueAttempts(at)]);
      closed += batches[0] + batches[1];
    }
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(closed).toBe(1_000);
    const twice = await getDb().$queryRaw<{ id: string }[]>`
      select id from attempt_updates group by id having count(*) > 1`;
    expect(twice).toEqual([]);
    const correct = await getDb().$queryRaw<{ correct: number }[]>`
      select sum((result->>'correct')::int)::int as correct from "ExamAttempt" where status = 'EXPIRED'`;
    expect(correct[0]?.correct).toBe(500);
    await getDb().$executeRaw`drop table attempt_updates cascade`;
    await getDb().$executeRaw`drop function count_attempt_update cascade`;
  });

  async function countUpdates(): Promise<void> {
    await getDb().$executeRaw`create table attempt_updates (id uuid)`;
    await getDb().$executeRaw`
      create function count_attempt_update() returns trigger language plpgsql as $$
      begin insert into attempt_updates values (new.id); return new; end $$`;
    await getDb().$executeRaw`
      create trigger count_attempt_update after update on "ExamAttempt"
      for each row execute function count_attempt_update()`;
  }
});
