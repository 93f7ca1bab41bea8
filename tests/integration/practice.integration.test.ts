import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import type { PublicItemDto } from "@/lib/api/common";
import { answerPractice, PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import type { Response } from "@/lib/exam";
import { getDb } from "@/server/db/client";

import { CANARY, createBank, createItem, type BankItem, FEEDBACK_MEMBERS } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createPerson, toCookieHeader, type Person } from "./fixtures/people.ts";

const BANK_SCOPE = { version: 1, kind: "bank", topic: null };

beforeEach(emptyDatabase);

async function start(person: Person | null, size = 5, scope: object = BANK_SCOPE): Promise<Reply> {
  return await call("POST", "/api/practice/sessions", {
    body: { scope, size },
    ...(person ? { cookie: person.cookie } : {}),
  });
}

async function answer(person: Person, sessionId: string, position: number, response: Response, key = randomUUID()) {
  return await call("POST", `/api/practice/sessions/${sessionId}/answers`, {
    cookie: person.cookie,
    body: { position, response, idempotencyKey: key, elapsedMs: 1_200 },
  });
}

/** Which bank item stands at each position of a session. */
async function itemsOf(sessionId: string, bank: readonly BankItem[]): Promise<BankItem[]> {
  const entries = await getDb().practiceEntry.findMany({ where: { sessionId }, orderBy: { position: "asc" } });
  return entries.map((entry) => {
    const item = bank.find(({ revisionId }) => revisionId === entry.itemRevisionId);
    if (!item) throw new Error("drawn from elsewhere");
    return item;
  });
}

/** The ids of what an item shows to choose from, in the order shown. */
function shownIds(item: PublicItemDto | undefined): string[] {
  return item && "options" in item ? item.options.map((option) => option.id) : [];
}

describe("starting practice", () => {
  it("makes an anonymous learner for a stranger, who then owns the session", async () => {
    await createBank(3);
    const reply = await start(null, 3);
    expect(reply.status).toBe(201);
    const session = reply.read(PracticeSessionDto);
    const cookie = toCookieHeader(reply.headers.getSetCookie());
    const [user] = await getDb().user.findMany();
    expect(user).toMatchObject({ isAnonymous: true, role: "learner" });
    expect(await getDb().session.findFirst()).toMatchObject({ ipAddress: null, userAgent: null });
    const again = await call("GET", `/api/practice/sessions/${session.id}`, { cookie });
    expect(again.json()).toEqual(session);
  });

  it("sets a cookie that scripts cannot read and other sites do not send", async () => {
    await createBank(1);
    const [cookie] = (await start(null, 1)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
  });

  it("draws each item once and gives what there is where the bank is smaller than asked", async () => {
    const bank = await createBank(4);
    const reply = await start(await createPerson(), 50);
    const session = reply.read(PracticeSessionDto);
    const drawn = await itemsOf(session.id, bank);
    expect(new Set(drawn.map((item) => item.id)).size).toBe(4);
    expect(session.entries.map((entry) => entry.position)).toEqual([1, 2, 3, 4]);
  });

  it("says bank-too-small for an empty scope, and makes no user for it", async () => {
    await createItem({ topic: "rotation", use: "lesson" });
    await createItem({ topic: "rotation", status: "RETIRED" });
    const reply = await start(null, 5, { version: 1, kind: "bank", topic: "rotation" });
    expect([reply.status, reply.read(Problem).code]).toEqual([409, "bank-too-small"]);
    expect(await getDb().user.count()).toBe(0);
  });

  it("keeps lesson items out of practice and practice items out of a lesson's check", async () => {
    const practice = await createBank(3, { topic: "pricing" });
    const lesson = await createBank(2, { topic: "pricing", use: "lesson" });
    const person = await createPerson();
    const drawnBank = (await start(person, 50, { version: 1, kind: "bank", topic: "pricing" })).read(
      PracticeSessionDto,
    );
    const drawnLesson = (await start(person, 50, { version: 1, kind: "lesson", slug: "pricing" })).read(
      PracticeSessionDto,
    );
    expect(await itemsOf(drawnBank.id, practice)).toHaveLength(3);
    expect(await itemsOf(drawnLesson.id, lesson)).toHaveLength(2);
  });

  it("shows options in different orders to different learners, and in the same order after a reload", async () => {
    await createBank(1);
    const orders = new Set<string>();
    for (let index = 0; index < 12; index += 1) {
      const person = await createPerson();
      const session = (await start(person, 1)).read(PracticeSessionDto);
      const reloaded = await call("GET", `/api/practice/sessions/${session.id}`, { cookie: person.cookie });
      expect(reloaded.json()).toEqual(session);
      orders.add(shownIds(session.entries[0]?.item).join());
    }
    expect(orders.size).toBeGreaterThan(3);
  });
});

describe("answering practice", () => {
  it("grades on the server and gives the rationale of every option, in the order shown", async () => {
    const bank = await createBank(3);
    const person = await createPerson();
    const session = (await start(person, 3)).read(PracticeSessionDto);
    const drawn = await itemsOf(session.id, bank);
    for (const [index, item] of drawn.entries()) {
      const shown = shownIds(session.entries[index]?.item);
      const right = index !== 1;
      const reply = await answer(person, session.id, index + 1, right ? item.right : item.wrong);
      expect(reply.status).toBe(200);
      const body = reply.read(answerPractice.output);
      expect(body.feedback.correct).toBe(right);
      expect(body.feedback.rationales.map((rationale) => rationale.optionId)).toEqual(shown);
      expect(body.feedback).toMatchObject({
        lesson: { slug: "envelope-encryption", section: "learn", written: true },
        references: [{ url: "https://example.com/canary-4711", checked: "2026-11-01" }],
      });
      expect(body.finished).toBe(index === 2);
    }
    const list = await call("GET", "/api/practice/sessions", { cookie: person.cookie });
    expect(list.json()).toMatchObject({ sessions: [{ id: session.id, size: 3, answered: 3, correct: 2 }] });
    const finished = (await call("GET", `/api/practice/sessions/${session.id}`, { cookie: person.cookie })).read(
      PracticeSessionDto,
    );
    expect(finished.finishedAt).not.toBeNull();
    expect(finished.entries.every((entry) => entry.answer !== null)).toBe(true);
  });

  it("counts the same answer sent 20 times at once as one, with 20 equal replies", async () => {
    const bank = await createBank(2);
    const person = await createPerson();
    const session = (await start(person, 2)).read(PracticeSessionDto);
    const [item] = await itemsOf(session.id, bank);
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => answer(person, session.id, 1, item?.right as Response, key)),
    );
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    expect(await getDb().practiceAnswer.count()).toBe(1);
  });

  it("lets one of 20 different answers at once stand and tells the others nothing", async () => {
    const bank = await createBank(2);
    const person = await createPerson();
    const session = (await start(person, 2)).read(PracticeSessionDto);
    const [item] = await itemsOf(session.id, bank);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        answer(person, session.id, 1, (index % 2 ? item?.right : item?.wrong) as Response),
      ),
    );
    const refused = replies.filter((reply) => reply.status === 409);
    expect(refused).toHaveLength(19);
    for (const reply of refused) {
      expect(reply.json()).toMatchObject({ code: "already-answered" });
      expect(reply.text).not.toContain(CANARY);
    }
    expect(await getDb().practiceAnswer.count()).toBe(1);
  });

  it("finishes a session whose two last answers arrive at once", async () => {
    const person = await createPerson();
    const bank = await createBank(2);
    for (let round = 0; round < 10; round += 1) {
      const session = (await start(person, 2)).read(PracticeSessionDto);
      const drawn = await itemsOf(session.id, bank);
      await Promise.all(drawn.map((item, index) => answer(person, session.id, index + 1, item.wrong)));
      expect((await getDb().practiceSession.findUnique({ where: { id: session.id } }))?.finishedAt).not.toBeNull();
    }
  });

  it.each([
    [{ type: "single-choice", optionId: "nowhere" }, "response"],
    [{ type: "multiple-response", optionIds: ["amber", "birch"] }, "response"],
    [{ type: "single-choice" }, "response.optionId"],
  ])("refuses %j, naming the field and no value", async (response, field) => {
    await createItem();
    const person = await createPerson();
    const session = (await start(person, 1)).read(PracticeSessionDto);
    const reply = await answer(person, session.id, 1, response as Response);
    expect(reply.status).toBe(400);
    expect(reply.read(Problem).fields).toEqual([field]);
    expect(await getDb().practiceAnswer.count()).toBe(0);
  });

  it("says not-found for a position that is not in the session", async () => {
    await createItem();
    const person = await createPerson();
    const session = (await start(person, 1)).read(PracticeSessionDto);
    expect((await answer(person, session.id, 2, { type: "single-choice", optionId: "amber" })).status).toBe(404);
  });
});

describe("items that are not choices", () => {
  it.each(["true-false", "ordering", "matching", "numeric"] as const)(
    "of type %s keep their key until the answer, take a right and a wrong answer, and tell the key after it",
    async (type) => {
      const bank = await createBank(2, { type });
      const person = await createPerson();
      const started = await start(person, 2);
      expectNoSecrets(started);
      for (const member of FEEDBACK_MEMBERS) expect(started.text).not.toContain(member);
      const session = started.read(PracticeSessionDto);
      const [first, second] = await itemsOf(session.id, bank);
      const right = (await answer(person, session.id, 1, first?.right as Response)).read(answerPractice.output);
      expect(right.feedback).toMatchObject({ correct: true, points: 1, key: first?.right });
      const wrong = await answer(person, session.id, 2, second?.wrong as Response);
      expect(wrong.read(answerPractice.output).feedback).toMatchObject({ correct: false, key: second?.right });
      expect(wrong.text).toContain(CANARY);
      const again = (await call("GET", `/api/practice/sessions/${session.id}`, { cookie: person.cookie })).read(
        PracticeSessionDto,
      );
      expect(again.entries.map((entry) => entry.answer)).toEqual([
        { response: first?.right, confidence: null, feedback: right.feedback },
        { response: second?.wrong, confidence: null, feedback: wrong.read(answerPractice.output).feedback },
      ]);
    },
  );

  it("pay in practice for the part that is right, and still count as wrong", async () => {
    const [item] = await createBank(1, { type: "matching" });
    const person = await createPerson();
    const session = (await start(person, 1)).read(PracticeSessionDto);
    expect(session.entries[0]?.item.credit).toBe("partial");
    const reply = await answer(person, session.id, 1, item?.wrong as Response);
    expect(reply.read(answerPractice.output).feedback).toMatchObject({ correct: false, points: 0.5 });
    expect((await getDb().practiceAnswer.findFirst())?.correct).toBe(false);
  });

  it("show steps in an order that is never the right one", async () => {
    await createBank(1, { type: "ordering" });
    for (let index = 0; index < 12; index += 1) {
      const session = (await start(await createPerson(), 1)).read(PracticeSessionDto);
      const shown = shownIds(session.entries[0]?.item);
      expect(shown.toSorted()).toEqual(["amber", "birch", "cedar"]);
      expect(shown).not.toEqual(["cedar", "amber", "birch"]);
    }
  });

  it.each([
    ["ordering", { type: "ordering", order: ["amber", "birch"] }],
    ["matching", { type: "matching", matches: [{ prompt: "nowhere", choice: "amber" }] }],
    ["numeric", { type: "single-choice", optionId: "amber" }],
  ] as const)("of type %s refuse %j", async (type, response) => {
    await createItem({ type });
    const person = await createPerson();
    const session = (await start(person, 1)).read(PracticeSessionDto);
    const reply = await answer(person, session.id, 1, structuredClone(response) as Response);
    expect([reply.status, reply.read(Problem).fields]).toEqual([400, ["response"]]);
  });
});

describe("what belongs to another learner", () => {
  it("is not found, in the same words as what does not exist", async () => {
    const bank = await createBank(2);
    const owner = await createPerson();
    const other = await createPerson();
    const session = (await start(owner, 2)).read(PracticeSessionDto);
    const [item] = await itemsOf(session.id, bank);
    const missing = randomUUID();
    const replies = [
      await call("GET", `/api/practice/sessions/${session.id}`, { cookie: other.cookie }),
      await call("GET", `/api/practice/sessions/${missing}`, { cookie: other.cookie }),
      await answer(other, session.id, 1, item?.right as Response),
      await answer(other, missing, 1, item?.right as Response),
    ];
    const bodies = replies.map((reply) => reply.text.replace(/"requestId":"[^"]+"/, ""));
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404]);
    expect(new Set(bodies).size).toBe(1);
    expect(await getDb().practiceAnswer.count()).toBe(0);
    const list = await call("GET", "/api/practice/sessions", { cookie: other.cookie });
    expect(list.json()).toEqual({ sessions: [] });
  });
});

describe("keys and rationales", () => {
  it("leave the server for an item only once its answer is stored", async () => {
    const bank = await createBank(3);
    const person = await createPerson();
    const started = await start(person, 3);
    const session = started.read(PracticeSessionDto);
    const loaded = await call("GET", `/api/practice/sessions/${session.id}`, { cookie: person.cookie });
    const listed = await call("GET", "/api/practice/sessions", { cookie: person.cookie });
    for (const reply of [started, loaded]) {
      expectNoSecrets(reply);
      for (const member of FEEDBACK_MEMBERS) expect(reply.text).not.toContain(member);
    }
    expectNoSecrets(listed);

    const [first] = await itemsOf(session.id, bank);
    const answered = await answer(person, session.id, 1, first?.wrong as Response);
    expect(answered.text).toContain(CANARY);
    const after = (await call("GET", `/api/practice/sessions/${session.id}`, { cookie: person.cookie })).read(
      PracticeSessionDto,
    );
    expect(JSON.stringify(after.entries[0]?.answer)).toContain(CANARY);
    expect(JSON.stringify(after.entries.slice(1))).not.toContain(CANARY);
  });
});

function expectNoSecrets(reply: Reply): void {
  const everything = `${reply.text}${JSON.stringify([...reply.headers])}`.toLowerCase();
  expect(everything).not.toContain(CANARY.toLowerCase());
}
