import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { NextStepDto, ProgressDto } from "@/lib/api/progress.contract";
import { DAY_MS } from "@/lib/schedule";
import { getDb } from "@/server/db/client";
import { findAnswerLog } from "@/server/db/review-log-repository";
import { findReviewStates } from "@/server/db/review-repository";
import { foldMemories, toStateRow } from "@/server/review/fold-states";
import { rebuildReviewStates } from "@/server/review/keep-review-state";

import { createBank, createBlueprint, createItem, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf, submitOver } from "./fixtures/exam.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

const BANK_SCOPE = { version: 1, kind: "bank", topic: null };
let bank: BankItem[];
let person: Person;

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(6);
  person = await createPerson();
});

async function practise(right: (position: number) => boolean, size = 6): Promise<PracticeSessionDto> {
  const { cookie } = person;
  const body = { scope: BANK_SCOPE, size };
  const session = (await call("POST", "/api/practice/sessions", { cookie, body })).read(PracticeSessionDto);
  for (const { position } of session.entries) await answer(session.id, position, right(position));
  return session;
}

async function itemAt(sessionId: string, position: number): Promise<BankItem> {
  const entry = await getDb().practiceEntry.findUniqueOrThrow({
    where: { sessionId_position: { sessionId, position } },
  });
  const item = bank.find(({ revisionId }) => revisionId === entry.itemRevisionId);
  if (!item) throw new Error("drawn from elsewhere");
  return item;
}

async function answer(sessionId: string, position: number, right: boolean, key = randomUUID()): Promise<Reply> {
  const item = await itemAt(sessionId, position);
  return await call("POST", `/api/practice/sessions/${sessionId}/answers`, {
    cookie: person.cookie,
    body: { position, response: right ? item.right : item.wrong, idempotencyKey: key, elapsedMs: 20_000 },
  });
}

/** Puts a session's answers this many days into the past, as if it had been then; the triggers look away. */
async function backdate(sessionId: string, days: number): Promise<void> {
  await getDb().$executeRaw`alter table "PracticeAnswer" disable trigger "PracticeAnswer_immutable"`;
  await getDb().$executeRaw`
    update "PracticeAnswer" set "answeredAt" = "answeredAt" - ${days}::int * interval '1 day'
    where "sessionId" = ${sessionId}::uuid`;
  await getDb().$executeRaw`alter table "PracticeAnswer" enable trigger "PracticeAnswer_immutable"`;
  await rebuildReviewStates(person.userId);
}

async function review(kind: "undo" | "restore", sessionId: string, position: number, eventId = randomUUID()) {
  return await call("POST", `/api/review/sessions/${sessionId}/events`, {
    cookie: person.cookie,
    body: { eventId, position, kind },
  });
}

async function progress(): Promise<ProgressDto> {
  return (await call("GET", "/api/progress", { cookie: person.cookie })).read(ProgressDto);
}

/** The kept states and what the log says they are. */
async function keptAndReplayed() {
  const kept = await findReviewStates(getDb(), person.userId);
  const memories = foldMemories(await findAnswerLog(getDb(), person.userId));
  const replayed = [...memories].map(([itemId, memory]) => toStateRow(itemId, memory));
  const byItem = (one: { itemId: string }, other: { itemId: string }) => (one.itemId < other.itemId ? -1 : 1);
  return { kept: kept.toSorted(byItem), replayed: replayed.toSorted(byItem) };
}

describe("the state of reviews", () => {
  it("is kept with each answer, and equals the replay of the log", async () => {
    const first = await practise((position) => position % 2 === 0);
    const { kept, replayed } = await keptAndReplayed();
    expect(kept).toHaveLength(6);
    expect(kept).toEqual(replayed);
    await backdate(first.id, 9);
    await practise((position) => position % 3 !== 0);
    const again = await keptAndReplayed();
    expect(again.kept.every(({ reviews }) => reviews === 2)).toBe(true);
    expect(again.kept).toEqual(again.replayed);
    expect(await rebuildReviewStates(person.userId)).toBe(0);
  });

  it("counts an answer that is sent twenty times at once as one review", async () => {
    const session = await practise(() => true, 1);
    const other = (
      await call("POST", "/api/practice/sessions", { cookie: person.cookie, body: { scope: BANK_SCOPE, size: 6 } })
    ).read(PracticeSessionDto);
    const key = randomUUID();
    await Promise.all(Array.from({ length: 20 }, () => answer(other.id, 1, true, key)));
    const { kept, replayed } = await keptAndReplayed();
    expect(kept.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(2);
    expect(kept).toEqual(replayed);
    expect(session.entries).toHaveLength(1);
  });

  it("sees both of two answers to one item that two tabs give at once", async () => {
    bank = [bank[0] as BankItem];
    await getDb().item.updateMany({ where: { id: { not: bank[0]?.id ?? "" } }, data: { status: "RETIRED" } });
    const sessions = await Promise.all(
      [1, 2].map(async () =>
        (
          await call("POST", "/api/practice/sessions", { cookie: person.cookie, body: { scope: BANK_SCOPE, size: 1 } })
        ).read(PracticeSessionDto),
      ),
    );
    await Promise.all(sessions.map(({ id }, index) => answer(id, 1, index === 0)));
    const { kept, replayed } = await keptAndReplayed();
    expect(kept).toMatchObject([{ reviews: 2 }]);
    expect(kept).toEqual(replayed);
  });

  it("takes in an exam's answers once it is over, but not its blanks", async () => {
    await createBlueprint({ count: 5 });
    const attempt = await openAttempt(person);
    const paper = await paperOf(attempt.id, bank);
    await answerOver(person, attempt.id, 1, (paper[0] as BankItem).right);
    await answerOver(person, attempt.id, 2, (paper[1] as BankItem).wrong);
    expect((await progress()).answers).toBe(0);
    await submitOver(person, attempt.id);
    expect((await progress()).answers).toBe(2);
    const { kept, replayed } = await keptAndReplayed();
    expect(kept.map(({ lapses }) => lapses).toSorted((one, other) => one - other)).toEqual([0, 1]);
    expect(kept).toEqual(replayed);
  });
});

describe("taking a review back", () => {
  it("adds an event, leaves the answer, and can be taken back itself", async () => {
    const session = await practise(() => false, 1);
    const before = await keptAndReplayed();
    expect((await review("undo", session.id, 1)).json()).toEqual({ undone: true });
    expect((await keptAndReplayed()).kept).toEqual([]);
    expect((await progress()).reviews).toMatchObject([{ undone: true, dueAt: null }]);
    expect(await getDb().practiceAnswer.count()).toBe(1);
    expect((await review("restore", session.id, 1)).json()).toEqual({ undone: false });
    expect((await keptAndReplayed()).kept).toEqual(before.kept);
    expect(await getDb().reviewEvent.count()).toBe(2);
  });

  it("is one event, however often it is sent", async () => {
    const session = await practise(() => true, 2);
    const id = randomUUID();
    const replies = await Promise.all(Array.from({ length: 5 }, () => review("undo", session.id, 1, id)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await getDb().reviewEvent.count()).toBe(1);
    expect((await review("undo", session.id, 2, id)).status).toBe(409);
  });

  it("never rewrites its log", async () => {
    const session = await practise(() => true, 1);
    await review("undo", session.id, 1);
    await expect(getDb().$executeRaw`update "ReviewEvent" set kind = 'restore'`).rejects.toThrow("rows never change");
  });
});

describe("a review session", () => {
  it("has what is due, the likeliest forgotten first, lesson checks among it", async () => {
    const lesson = await createItem({ use: "lesson" });
    bank = [...bank, lesson];
    const nothing = await call("POST", "/api/review/sessions", { cookie: person.cookie, body: { of: "due" } });
    expect(nothing.status).toBe(409);
    const wrongAt = new Set([2, 5]);
    const practice = await practise((position) => !wrongAt.has(position));
    const check = (
      await call("POST", "/api/practice/sessions", {
        cookie: person.cookie,
        body: { scope: { version: 1, kind: "lesson", slug: "envelope-encryption" }, size: 5 },
      })
    ).read(PracticeSessionDto);
    await answer(check.id, 1, true);
    await backdate(practice.id, 1);
    expect((await progress()).due).toBe(2);
    await backdate(practice.id, 10);
    await backdate(check.id, 10);
    const due = await call("POST", "/api/review/sessions", { cookie: person.cookie, body: { of: "due" } });
    const session = due.read(PracticeSessionDto);
    expect(session.scope).toEqual({ version: 1, kind: "due" });
    const ids = await Promise.all(session.entries.map(async ({ position }) => (await itemAt(session.id, position)).id));
    expect(new Set(ids)).toEqual(new Set(bank.map(({ id }) => id)));
    const lapsed = await Promise.all([...wrongAt].map(async (position) => (await itemAt(practice.id, position)).id));
    expect(new Set(ids.slice(0, 2))).toEqual(new Set(lapsed));
  });

  it("of ten minutes is new items for a stranger, who becomes a learner by it", async () => {
    const reply = await call("POST", "/api/review/sessions", { body: { of: "ten-minutes" } });
    expect(reply.status).toBe(201);
    expect(reply.read(PracticeSessionDto).entries.length).toBe(6);
    expect(await getDb().user.count()).toBe(2);
  });

  it("of ten minutes prefers what is being forgotten to what was answered a moment ago", async () => {
    const session = await practise(() => true, 3);
    await backdate(session.id, 20);
    const step = (await call("GET", "/api/progress/next", { cookie: person.cookie })).read(NextStepDto);
    expect(step).toMatchObject({ begun: true, due: 3, reviews: 3, fresh: 3 });
    expect(step.gain).toBeGreaterThan(0);
    expect(step.task?.task).toBe("2.2");
  });
});

describe("progress", () => {
  it("is empty for a stranger, and makes no user", async () => {
    const reply = (await call("GET", "/api/progress", {})).read(ProgressDto);
    expect(reply).toMatchObject({ answers: 0, due: 0, plan: null, forecast: null, misconceptions: [], history: [] });
    expect(reply.readiness.passProbability).toBeNull();
    expect(reply.readiness.domains.map(({ estimate }) => estimate)).toEqual([null, null, null, null]);
    expect(await getDb().user.count()).toBe(1);
  });

  it("says a band for a domain once there is enough, and no pass probability while others lack it", async () => {
    await practise(() => true);
    const { readiness } = await progress();
    const domain = readiness.domains.find((each) => each.domain === "2");
    expect(domain?.items).toBe(6);
    expect(domain?.estimate?.low).toBeLessThan(domain?.estimate?.high ?? 0);
    expect(readiness.passProbability).toBeNull();
  });

  it("counts stated confidence, answer by answer", async () => {
    const session = await practise(() => false, 2);
    await getDb().$executeRaw`alter table "PracticeAnswer" disable trigger "PracticeAnswer_immutable"`;
    await getDb().practiceAnswer.updateMany({ where: { sessionId: session.id }, data: { confidence: "sure" } });
    await getDb().$executeRaw`alter table "PracticeAnswer" enable trigger "PracticeAnswer_immutable"`;
    const { confidence } = await progress();
    expect(confidence.at(-1)).toMatchObject({ confidence: "sure", answers: 2, correct: 0, verdict: "not-enough" });
  });

  it("forecasts the exam of a plan, and expects more with it than without", async () => {
    await practise((position) => position < 4);
    const examDate = new Date(Date.now() + 21 * DAY_MS).toISOString().slice(0, 10);
    const body = { examDate, minutesPerDay: 15, weeklyDays: 4 };
    expect((await call("POST", "/api/progress/plan", { cookie: person.cookie, body })).json()).toEqual(body);
    const { plan, forecast } = await progress();
    expect(plan).toEqual(body);
    expect(forecast?.tasks).toMatchObject([{ task: "2.2", items: 6, seen: 6 }]);
    expect(forecast?.overall.planned).toBeGreaterThan(forecast?.overall.without ?? 1);
    for (const { minutes } of forecast?.days ?? []) expect(minutes).toBeLessThanOrEqual(15);
  });

  it.each([
    ["yesterday", -1],
    ["in two years", 730],
  ])("refuses an exam %s", async (_, days) => {
    const examDate = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const body = { examDate, minutesPerDay: 15, weeklyDays: 4 };
    const reply = await call("POST", "/api/progress/plan", { cookie: person.cookie, body });
    expect([reply.status, reply.json()]).toMatchObject([400, { fields: ["examDate"] }]);
  });

  it("goes when its learner goes", async () => {
    const session = await practise(() => true, 1);
    await review("undo", session.id, 1);
    await review("restore", session.id, 1);
    const body = { examDate: "2099-01-01", minutesPerDay: 15, weeklyDays: 4 };
    await getDb().studyPlan.create({
      data: { ...body, userId: person.userId, examDate: new Date(body.examDate), updatedAt: new Date() },
    });
    await getDb().user.delete({ where: { id: person.userId } });
    expect(
      await Promise.all([getDb().reviewState.count(), getDb().reviewEvent.count(), getDb().studyPlan.count()]),
    ).toEqual([0, 0, 0]);
  });
});

describe("misconceptions", () => {
  it("are met by the wrong answer that shows them, and cleared by a right one to what tempts with them", async () => {
    const known = "aws-managed-three-years";
    await getDb().$executeRaw`alter table "ItemRevision" disable trigger "ItemRevision_immutable"`;
    await getDb().$executeRaw`
      update "ItemRevision" set document = replace(document::text, 'canary-4711-misconception', ${known}::text)::jsonb`;
    await getDb().$executeRaw`alter table "ItemRevision" enable trigger "ItemRevision_immutable"`;
    await practise((position) => position === 1, 2);
    const [met] = (await progress()).misconceptions;
    expect(met).toMatchObject({ id: known, met: 1, clearedAt: null, lesson: { slug: "rotation" } });
    await practise(() => true, 1);
    const [cleared] = (await progress()).misconceptions;
    expect(cleared?.clearedAt).not.toBeNull();
  });
});
