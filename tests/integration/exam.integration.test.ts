import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { AttemptDto, AttemptResultDto, saveAttemptEvent } from "@/lib/api/exam.contract";
import { Problem } from "@/lib/api/problem";
import type { Response } from "@/lib/exam";
import { getDb } from "@/server/db/client";

import { CANARY, createBank, createBlueprint, createItem, FEEDBACK_MEMBERS, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf, saveEventOver, startExam, submitOver } from "./fixtures/exam.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createPerson, toCookieHeader, type Person } from "./fixtures/people.ts";

let bank: BankItem[];
let person: Person;

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(12);
  await createBlueprint({ count: 5 });
  person = await createPerson();
});

async function get(attemptId: string, who = person): Promise<Reply> {
  return await call("GET", `/api/exams/attempts/${attemptId}`, { cookie: who.cookie });
}

describe("starting an exam", () => {
  it("freezes a paper with the blueprint's counts and starts the server's clock", async () => {
    const before = Date.now();
    const attempt = await openAttempt(person);
    expect(Date.parse(attempt.serverNow)).toBeGreaterThan(before - 1_000);
    expect(Date.parse(attempt.serverNow)).toBeLessThan(Date.now() + 1_000);
    expect(attempt).toMatchObject({ blueprint: "kms-short", locale: "en", status: "open" });
    expect(attempt.entries.map((entry) => entry.position)).toEqual([1, 2, 3, 4, 5]);
    expect(Date.parse(attempt.deadlineAt) - Date.parse(attempt.startedAt)).toBe(15 * 60_000);
    expect(new Set((await paperOf(attempt.id, bank)).map((item) => item.id)).size).toBe(5);
    expect((await getDb().examPaper.findFirst())?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("gives a stranger an anonymous user who owns the attempt", async () => {
    const reply = await startExam(null);
    expect(reply.status).toBe(200);
    const cookie = toCookieHeader(reply.headers.getSetCookie());
    const loaded = await call("GET", `/api/exams/attempts/${reply.read(AttemptDto).id}`, { cookie });
    expect(loaded.status).toBe(200);
  });

  it("opens one attempt for 20 starts at once and gives it to all", async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => startExam(person)));
    expect(replies.map((reply) => reply.status)).toEqual(Array.from({ length: 20 }, () => 200));
    const papers = replies.map((reply) => JSON.stringify({ ...reply.read(AttemptDto), serverNow: "" }));
    expect(new Set(papers).size).toBe(1);
    expect(await getDb().examAttempt.count()).toBe(1);
    expect(await getDb().examPaper.count()).toBe(1);
  });

  it("opens a new attempt once the last one is handed in", async () => {
    const first = await openAttempt(person);
    await submitOver(person, first.id);
    const second = await openAttempt(person);
    expect(second.id).not.toBe(first.id);
  });

  it("draws neither lesson items, nor drafts and pilots, nor what lies beyond the exam or outside KMS, nor types it does not have", async () => {
    await emptyDatabase();
    person = await createPerson();
    await createBlueprint({ count: 3 });
    const fit = [await createItem(), await createItem()];
    await createItem({ use: "lesson" });
    await createItem({ status: "DRAFT" });
    await createItem({ status: "PILOT" });
    await createItem({ type: "ordering" });
    await createItem({ type: "true-false" });
    await createItem({ depth: "beyond" });
    await createItem({ subject: "cloud" });
    expect((await startExam(person)).json()).toMatchObject({ code: "bank-too-small", status: 409 });
    fit.push(await createItem());
    expect(await paperOf((await openAttempt(person)).id, fit)).toHaveLength(3);
  });

  it("says not-found for an unknown blueprint and makes no user for it", async () => {
    const before = await getDb().user.count();
    expect((await startExam(null, "no-such-form")).status).toBe(404);
    expect(await getDb().user.count()).toBe(before);
  });

  it("uses the newest version of a blueprint, and leaves running attempts on theirs", async () => {
    const attempt = await openAttempt(person);
    const document = (await getDb().examBlueprint.findFirstOrThrow()).document as Record<string, unknown>;
    const cells = [{ topics: ["envelope-encryption"], count: 7 }];
    await getDb().examBlueprint.create({
      data: { slug: "kms-short", version: 2, contentHash: "h2", document: { ...document, cells } },
    });
    expect((await get(attempt.id)).read(AttemptDto).entries).toHaveLength(5);
    expect((await openAttempt(await createPerson())).entries).toHaveLength(7);
  });
});

describe("saving an event", () => {
  it("stores answers and flags, each by its own revision, and survives a reload", async () => {
    const { id } = await openAttempt(person);
    const [first, second] = await paperOf(id, bank);
    const saved = await answerOver(person, id, 1, first?.right as Response);
    expect(saved.json()).toMatchObject({ position: 1, revision: 1, stands: true });
    await saveEventOver(person, id, { position: 1, revision: 2, event: { kind: "flag" } });
    await answerOver(person, id, 2, second?.wrong as Response, 1);
    await saveEventOver(person, id, { position: 2, revision: 2, event: { kind: "clear" } });
    const { entries } = (await get(id)).read(AttemptDto);
    expect(entries[0]).toMatchObject({ response: first?.right, answerRevision: 1, flagged: true, flagRevision: 2 });
    expect(entries[1]).toMatchObject({ response: null, answerRevision: 2, flagged: false, flagRevision: 0 });
  });

  it("keeps the highest revision of each position, whatever the order of arrival and however many duplicates", async () => {
    const { id } = await openAttempt(person);
    const paper = await paperOf(id, bank);
    const events = paper.flatMap((item, index) =>
      Array.from({ length: 12 }, (_, change) => ({
        position: index + 1,
        revision: change + 1,
        idempotencyKey: randomUUID(),
        event: { kind: "answer" as const, response: change === 11 ? item.right : item.wrong },
      })),
    );
    const log = [...events, ...events, ...events].toSorted((left, right) =>
      left.idempotencyKey.slice(1).localeCompare(right.idempotencyKey.slice(1)),
    );
    const replies = await Promise.all(log.map((event) => saveEventOver(person, id, event)));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    const { entries } = (await get(id)).read(AttemptDto);
    expect(entries.map((entry) => entry.answerRevision)).toEqual([12, 12, 12, 12, 12]);
    expect(entries.map((entry) => entry.response)).toEqual(paper.map((item) => item.right));
    expect(await getDb().examEvent.count()).toBe(60);
    // A reply never claims less than what stands, and claims to stand only where it is the newest.
    for (const [index, reply] of replies.entries()) {
      const { revision, stands } = reply.read(saveAttemptEvent.output);
      expect(revision).toBeGreaterThanOrEqual(log[index]?.revision ?? 0);
      expect(stands).toBe(revision === log[index]?.revision);
    }
  });

  it("stores the same event sent 20 times at once as one, with equal replies", async () => {
    const { id } = await openAttempt(person);
    const [item] = await paperOf(id, bank);
    const input = {
      position: 1,
      revision: 1,
      idempotencyKey: randomUUID(),
      event: { kind: "answer" as const, response: item?.right as Response },
    };
    const replies = await Promise.all(Array.from({ length: 20 }, () => saveEventOver(person, id, input)));
    expect(replies.map((reply) => reply.read(saveAttemptEvent.output).stands)).toEqual(replies.map(() => true));
    expect(await getDb().examEvent.count()).toBe(1);
  });

  it("tells the second of two tabs with the same revision that its answer does not stand", async () => {
    const { id } = await openAttempt(person);
    const [item] = await paperOf(id, bank);
    const first = await answerOver(person, id, 1, item?.right as Response, 4);
    const second = await answerOver(person, id, 1, item?.wrong as Response, 4);
    expect(first.json()).toMatchObject({ revision: 4, stands: true });
    expect(second.json()).toMatchObject({ revision: 4, stands: false });
    expect(await getDb().examEvent.count()).toBe(2);
    expect((await get(id)).read(AttemptDto).entries[0]?.response).toEqual(item?.right);
  });

  it.each([
    [{ position: 6, event: { kind: "flag" } }, "position"],
    [
      { position: 1, event: { kind: "answer", response: { type: "single-choice", optionId: "nowhere" } } },
      "event.response",
    ],
    [{ position: 1, event: { kind: "erase" } }, "event.kind"],
    [{ position: 1, revision: 0, event: { kind: "flag" } }, "revision"],
  ])("refuses %j, naming the field", async (input, field) => {
    const { id } = await openAttempt(person);
    const reply = await saveEventOver(person, id, { revision: 1, ...input } as never);
    expect([reply.status, reply.read(Problem).fields]).toEqual([400, [field]]);
    expect(await getDb().examEvent.count()).toBe(0);
  });

  it("is refused once the attempt is handed in", async () => {
    const { id } = await openAttempt(person);
    const [item] = await paperOf(id, bank);
    await submitOver(person, id);
    const reply = await answerOver(person, id, 1, item?.right as Response);
    expect(reply.json()).toMatchObject({ status: 409, code: "attempt-closed" });
  });
});

describe("handing in", () => {
  it("grades what was answered, with our documented scaling, and then gives keys and rationales", async () => {
    const { id } = await openAttempt(person);
    const paper = await paperOf(id, bank);
    for (const [index, item] of paper.entries()) {
      if (index < 3) await answerOver(person, id, index + 1, item.right);
      if (index === 3) await answerOver(person, id, index + 1, item.wrong);
    }
    const reply = await submitOver(person, id);
    const result = reply.read(AttemptResultDto);
    expect(result).toMatchObject({
      status: "submitted",
      scored: 5,
      correct: 3,
      answered: 4,
      passed: false,
      passScore: 700,
    });
    expect(result.scaledScore).toBe(100 + Math.floor((600 * 3) / 3.5));
    expect(result.byTopic).toEqual([{ topic: "envelope-encryption", scored: 5, correct: 3 }]);
    expect(result.entries.map((entry) => entry.feedback.correct)).toEqual([true, true, true, false, false]);
    expect(reply.text).toContain(CANARY);
    const again = await call("GET", `/api/exams/attempts/${id}/result`, { cookie: person.cookie });
    expect(again.json()).toEqual(result);
    const list = await call("GET", "/api/exams/attempts", { cookie: person.cookie });
    expect(list.json()).toMatchObject({
      attempts: [{ id, status: "submitted", passed: false, scaledScore: result.scaledScore }],
    });
  });

  it("has one effect and one result for 50 submits at once", async () => {
    const { id } = await openAttempt(person);
    const [item] = await paperOf(id, bank);
    await answerOver(person, id, 1, item?.right as Response);
    const replies = await Promise.all(Array.from({ length: 50 }, () => submitOver(person, id)));
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
    const { closedAt } = await getDb().examAttempt.findUniqueOrThrow({ where: { id } });
    await submitOver(person, id);
    expect((await getDb().examAttempt.findUniqueOrThrow({ where: { id } })).closedAt).toEqual(closedAt);
  });

  it("has no result while the attempt runs", async () => {
    const { id } = await openAttempt(person);
    const reply = await call("GET", `/api/exams/attempts/${id}/result`, { cookie: person.cookie });
    expect(reply.json()).toMatchObject({ status: 409, code: "attempt-open" });
  });
});

describe("another learner's attempt", () => {
  it("is not found by any route, in the same words as one that does not exist", async () => {
    const { id } = await openAttempt(person);
    await answerOver(person, id, 1, { type: "single-choice", optionId: "amber" });
    const other = await createPerson();
    const replies: Reply[] = [];
    for (const attemptId of [id, randomUUID()]) {
      replies.push(await get(attemptId, other));
      replies.push(await call("GET", `/api/exams/attempts/${attemptId}/result`, { cookie: other.cookie }));
      replies.push(await saveEventOver(other, attemptId, { position: 1, revision: 9, event: { kind: "flag" } }));
      replies.push(await submitOver(other, attemptId));
    }
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 404));
    expect(new Set(replies.map((reply) => reply.text.replace(/"requestId":"[^"]+"/, ""))).size).toBe(1);
    expect((await get(id)).read(AttemptDto)).toMatchObject({
      status: "open",
      entries: [{ flagged: false }, {}, {}, {}, {}],
    });
  });
});

describe("keys and rationales", () => {
  it("are in no reply before the attempt is over", async () => {
    const started = await startExam(person);
    const { id } = started.read(AttemptDto);
    const paper = await paperOf(id, bank);
    const saved = await Promise.all(paper.map((item, index) => answerOver(person, id, index + 1, item.right)));
    const rest = [
      await startExam(person),
      await get(id),
      await call("GET", "/api/exams/attempts", { cookie: person.cookie }),
      await call("GET", `/api/exams/attempts/${id}/result`, { cookie: person.cookie }),
      await saveEventOver(person, id, {
        position: 1,
        revision: 2,
        event: { kind: "answer", response: { type: "single-choice", optionId: "nope" } },
      }),
    ];
    for (const reply of [started, ...saved, ...rest]) {
      const everything = `${reply.text}${JSON.stringify([...reply.headers])}`;
      expect(everything.toLowerCase()).not.toContain(CANARY.toLowerCase());
      for (const member of FEEDBACK_MEMBERS) expect(reply.text).not.toContain(member);
    }
  });
});
