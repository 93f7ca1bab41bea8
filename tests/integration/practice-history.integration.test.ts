import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { answerPractice, type Confidence, getPracticeSupply, PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import type { Response } from "@/lib/exam";
import { getDb } from "@/server/db/client";

import { createBank, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";
import { setDue } from "./fixtures/review.ts";

let person: Person;

beforeEach(async () => {
  await emptyDatabase();
  person = await createPerson();
});

async function start(scope: object, size = 5, who: Person | null = person): Promise<Reply> {
  return await call("POST", "/api/practice/sessions", {
    body: { scope: { version: 1, ...scope }, size },
    ...(who ? { cookie: who.cookie } : {}),
  });
}

async function answer(
  session: PracticeSessionDto,
  position: number,
  response: Response | undefined,
  more: { confidence?: Confidence | null; idempotencyKey?: string } = {},
): Promise<Reply> {
  return await call("POST", `/api/practice/sessions/${session.id}/answers`, {
    cookie: person.cookie,
    body: { position, response, idempotencyKey: randomUUID(), elapsedMs: 900, ...more },
  });
}

async function itemsOf(session: PracticeSessionDto, bank: readonly BankItem[]): Promise<BankItem[]> {
  const entries = await getDb().practiceEntry.findMany({
    where: { sessionId: session.id },
    orderBy: { position: "asc" },
  });
  return entries.map((entry) => bank.find(({ revisionId }) => revisionId === entry.itemRevisionId) as BankItem);
}

describe("what a learner's answers amount to", () => {
  it("is weak after a wrong answer and after a guess, and no longer after a right one that is meant", async () => {
    const bank = await createBank(3, { type: "single-choice" });
    const session = (await start({ kind: "new" }, 3)).read(PracticeSessionDto);
    const [first, second, third] = await itemsOf(session, bank);
    await answer(session, 1, first?.wrong, { confidence: "sure" });
    await answer(session, 2, second?.right, { confidence: "guess" });
    await answer(session, 3, third?.right, { confidence: "fairly" });

    const weak = (await start({ kind: "weakness" })).read(PracticeSessionDto);
    expect(new Set((await itemsOf(weak, bank)).map(({ id }) => id))).toEqual(new Set([first?.id, second?.id]));
    expect(weak.entries).toHaveLength(2);
    expect((await start({ kind: "new" })).read(Problem).code).toBe("bank-too-small");

    for (const [index, item] of (await itemsOf(weak, bank)).entries()) await answer(weak, index + 1, item.right);
    expect((await start({ kind: "weakness" })).read(Problem).code).toBe("bank-too-small");
    const states = await getDb().learnerItem.findMany({
      where: { userId: person.userId },
      orderBy: { answers: "asc" },
    });
    expect(states.map(({ answers }) => answers)).toEqual([1, 2, 2]);
    expect(await getDb().learnerItem.findMany({ orderBy: { itemId: "asc" } })).toEqual(await replayAnswers());
  });

  it("counts 20 sendings of one answer once, in the answer, the session and the learner's item", async () => {
    const bank = await createBank(2, { type: "single-choice" });
    const session = (await start({ kind: "bank", topic: null }, 2)).read(PracticeSessionDto);
    const [item] = await itemsOf(session, bank);
    const idempotencyKey = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => answer(session, 1, item?.right, { confidence: "sure", idempotencyKey })),
    );
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.read(answerPractice.output).confidence).toBe("sure");
    expect(await getDb().practiceAnswer.count()).toBe(1);
    expect(await getDb().learnerItem.findMany()).toMatchObject([{ answers: 1, correct: 1, weak: false }]);
    expect(await getDb().practiceSession.findFirst()).toMatchObject({ size: 2, answered: 1, correct: 1 });
  });

  it("lets two tabs that answer a whole session at once count each question once", async () => {
    const bank = await createBank(8, { type: "single-choice" });
    const session = (await start({ kind: "bank", topic: null }, 8)).read(PracticeSessionDto);
    const drawn = await itemsOf(session, bank);
    const tabs = [drawn, drawn].map((items) =>
      items.map((item, index) => answer(session, index + 1, index % 2 ? item.right : item.wrong)),
    );
    const statuses = (await Promise.all(tabs.flat())).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(8);
    expect(statuses.filter((status) => status === 409)).toHaveLength(8);
    expect(await getDb().practiceSession.findFirst()).toMatchObject({ answered: 8, correct: 4 });
    expect((await getDb().practiceSession.findFirst())?.finishedAt).not.toBeNull();
    const states = await getDb().learnerItem.findMany();
    expect(states.map(({ answers }) => answers)).toEqual(drawn.map(() => 1));
  });

  it("refuses a confidence that it does not know", async () => {
    const bank = await createBank(1, { type: "single-choice" });
    const session = (await start({ kind: "new" }, 1)).read(PracticeSessionDto);
    const [item] = await itemsOf(session, bank);
    const reply = await answer(session, 1, item?.right, { confidence: "certain" as Confidence });
    expect([reply.status, reply.read(Problem).fields]).toEqual([400, ["confidence"]]);
  });
});

/** The projection, worked out anew from the answers. */
async function replayAnswers(): Promise<unknown[]> {
  return await getDb().$queryRaw`
    select s."userId", r."itemId", count(*)::int as answers, (count(*) filter (where a.correct))::int as correct,
      (array_agg(not a.correct or a.confidence is not distinct from 'guess' order by a."answeredAt" desc))[1] as weak,
      max(a."answeredAt") as "lastAnsweredAt"
    from "PracticeAnswer" a
    join "PracticeSession" s on s.id = a."sessionId"
    join "PracticeEntry" e on e."sessionId" = a."sessionId" and e.position = a.position
    join "ItemRevision" r on r.id = e."itemRevisionId"
    group by s."userId", r."itemId" order by r."itemId"`;
}

describe("what there is to practise", () => {
  it("is counted by topic (KMS only), task and domain, and for the learner what is weak and due", async () => {
    const bank = await createBank(3, { topic: "rotation", task: "2.2", type: "single-choice" });
    await createBank(2, { topic: "kms-on-the-exam", subject: "cloud", task: "1.1" });
    const session = (await start({ kind: "bank", topic: "rotation" }, 3)).read(PracticeSessionDto);
    const [item] = await itemsOf(session, bank);
    await answer(session, 1, item?.wrong);
    await setDue(person.userId, item?.id ?? "", new Date(Date.now() - 60_000));
    const mine = await call("GET", "/api/practice/supply", { cookie: person.cookie });
    expect(mine.read(getPracticeSupply.output)).toEqual({
      topics: { rotation: 3 },
      tasks: { "1.1": 2, "2.2": 3 },
      domains: { 1: 2, 2: 3 },
      total: 5,
      weak: 1,
      due: 1,
    });
    const stranger = await call("GET", "/api/practice/supply");
    expect(stranger.read(getPracticeSupply.output)).toMatchObject({ total: 5, weak: 0, due: 0 });
  });
});

describe("a report of a problem", () => {
  it("is kept with the revision that was shown, once however often it is sent", async () => {
    const bank = await createBank(1);
    const session = (await start({ kind: "new" }, 1)).read(PracticeSessionDto);
    const body = { reportId: randomUUID(), position: 1, kind: "outdated", text: "  The limit changed. ", locale: "en" };
    for (let times = 0; times < 3; times += 1) {
      const reply = await call("POST", `/api/practice/sessions/${session.id}/reports`, { cookie: person.cookie, body });
      expect([reply.status, reply.json()]).toEqual([201, { reportId: body.reportId }]);
    }
    expect(await getDb().itemReport.findMany()).toMatchObject([
      { userId: person.userId, itemRevisionId: bank[0]?.revisionId, text: "The limit changed.", resolvedAt: null },
    ]);
  });

  it("is refused when empty, too long, or about another's session, and after six in a minute", async () => {
    await createBank(1);
    const session = (await start({ kind: "new" }, 1)).read(PracticeSessionDto);
    const send = (text: string, who = person) =>
      call("POST", `/api/practice/sessions/${session.id}/reports`, {
        cookie: who.cookie,
        body: { reportId: randomUUID(), position: 1, kind: "other", text, locale: "pt-BR" },
      });
    expect((await send("   ")).status).toBe(400);
    expect((await send("a\0b")).status).toBe(400);
    expect((await send("x".repeat(2001))).status).toBe(400);
    expect((await send("Mine?", await createPerson())).status).toBe(404);
    expect(await getDb().itemReport.count()).toBe(0);
    const statuses: number[] = [];
    for (let times = 0; times < 7; times += 1) statuses.push((await send(`Number ${times}`)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
  });
});
