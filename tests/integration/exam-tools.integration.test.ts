import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { AttemptDto, saveAttemptEvent } from "@/lib/api/exam.contract";
import type { AttemptEventInput } from "@/lib/api/exam-events";
import { getDb } from "@/server/db/client";

import { createBank, createBlueprint } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { openAttempt, saveEventOver, submitOver } from "./fixtures/exam.ts";
import { call } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

let person: Person;
let id: string;

beforeEach(async () => {
  await emptyDatabase();
  await createBank(8, { type: "single-choice" });
  await createBlueprint({ count: 4 });
  person = await createPerson();
  id = (await openAttempt(person)).id;
});

async function save(position: number, revision: number, event: AttemptEventInput, idempotencyKey = randomUUID()) {
  return await saveEventOver(person, id, { position, revision, event, idempotencyKey });
}

async function attempt() {
  return (await call("GET", `/api/exams/attempts/${id}`, { cookie: person.cookie })).read(AttemptDto);
}

describe("the candidate's tools", () => {
  it("keep strikes and notes beside answer and flag, each by its own revision, on every device", async () => {
    await save(1, 1, { kind: "strike", optionIds: ["cedar"] });
    await save(1, 2, { kind: "strike", optionIds: ["cedar", "dune"] });
    await save(1, 1, { kind: "note", text: "envelope? 4 KB" });
    await save(1, 1, { kind: "answer", response: { type: "single-choice", optionId: "amber" } });
    await save(1, 1, { kind: "flag" });
    expect((await attempt()).entries[0]).toMatchObject({
      struck: ["cedar", "dune"],
      strikeRevision: 2,
      note: "envelope? 4 KB",
      noteRevision: 1,
      response: { optionId: "amber" },
      answerRevision: 1,
      flagged: true,
      flagRevision: 1,
    });
    await save(1, 3, { kind: "strike", optionIds: [] });
    expect((await attempt()).entries[0]?.struck).toEqual([]);
  });

  it("let the higher revision stand, whichever comes last, and tell the loser", async () => {
    await save(2, 5, { kind: "note", text: "later" });
    const late = (await save(2, 3, { kind: "note", text: "earlier" })).read(saveAttemptEvent.output);
    expect(late).toMatchObject({ lane: "note", revision: 5, stands: false });
    const tie = (await save(2, 5, { kind: "note", text: "another tab" })).read(saveAttemptEvent.output);
    expect(tie).toMatchObject({ revision: 5, stands: false });
    expect((await attempt()).entries[1]?.note).toBe("later");
  });

  it("take the same event sent again as one, with the same reply", async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => save(1, 1, { kind: "strike", optionIds: ["dune"] }, key)),
    );
    for (const reply of replies) expect(reply.json()).toMatchObject({ revision: 1, stands: true, lane: "strike" });
    expect(await getDb().examEvent.count()).toBe(1);
    const log = await save(1, 1, { kind: "focus", visible: false }, randomUUID());
    expect(log.json()).toMatchObject({ lane: "log", stands: true });
  });

  it("refuse options and positions that are not of the paper, and notes that are too long", async () => {
    expect((await save(1, 1, { kind: "strike", optionIds: ["elm"] })).json()).toMatchObject({
      fields: ["event.optionIds"],
    });
    expect((await save(1, 1, { kind: "strike", optionIds: ["dune", "dune"] })).status).toBe(400);
    expect((await save(1, 1, { kind: "navigate", from: 9, spentMs: 1 })).json()).toMatchObject({
      fields: ["event.from"],
    });
    expect((await save(9, 1, { kind: "flag" })).json()).toMatchObject({ fields: ["position"] });
    expect((await save(1, 1, { kind: "note", text: "x".repeat(2_001) })).status).toBe(400);
    expect(await getDb().examEvent.count()).toBe(0);
  });
});

describe("the log", () => {
  it("says where the candidate was last, so that another device goes on there", async () => {
    expect((await attempt()).position).toBe(1);
    await save(3, 1, { kind: "navigate", from: 1, spentMs: 4_000 });
    await save(2, 1, { kind: "navigate", from: 3, spentMs: 500 });
    await save(2, 1, { kind: "language", locale: "pt-BR" });
    expect((await attempt()).position).toBe(2);
  });

  it("keeps everything in the order of arrival, changes no answer by it, and takes nothing after the end", async () => {
    await save(1, 1, { kind: "focus", visible: false });
    await save(1, 1, { kind: "focus", visible: true });
    await save(2, 1, { kind: "navigate", from: 1, spentMs: 10 });
    const events = await getDb().examEvent.findMany({ orderBy: { seq: "asc" } });
    expect(events.map(({ kind, detail }) => [kind, detail])).toEqual([
      ["focus", { visible: false }],
      ["focus", { visible: true }],
      ["navigate", { from: 1, spentMs: 10 }],
    ]);
    expect(await getDb().examAnswer.count()).toBe(0);
    await submitOver(person, id);
    expect((await save(3, 1, { kind: "navigate", from: 2, spentMs: 10 })).json()).toMatchObject({
      code: "attempt-closed",
    });
    expect(await getDb().examEvent.count()).toBe(3);
  });
});
