import { beforeEach, describe, expect, it } from "vitest";

import { AttemptDto, listForms } from "@/lib/api/exam.contract";
import { getDb } from "@/server/db/client";

import { createForm, createItem, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { openAttempt, paperOf, startExam, submitOver } from "./fixtures/exam.ts";
import { call } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

let person: Person;

beforeEach(async () => {
  await emptyDatabase();
  person = await createPerson();
});

async function forms() {
  return (await call("GET", "/api/exams/forms", {})).read(listForms.output).forms;
}

/** Two domains of two tasks: 4 scored of which 1 multiple response, 2 pilots; every task appears. */
async function createSmallExam(): Promise<BankItem[]> {
  const bank: BankItem[] = [];
  for (const task of ["1.1", "1.2", "2.1", "2.2"]) {
    for (const type of ["single-choice", "single-choice", "multiple-response"] as const)
      bank.push(await createItem({ task, type }));
    bank.push(await createItem({ task, status: "PILOT" }));
  }
  await createForm({
    slug: "small",
    cells: ["1", "2"].flatMap((domain) => [
      { from: { domain }, status: "live" as const, depths: ["exam" as const], count: 2, multipleResponse: 1 },
      { from: { domain }, status: "pilot" as const, depths: ["exam" as const], count: 1 },
    ]),
    tasks: ["1.1", "1.2", "2.1", "2.2"].map((task) => ({ task, target: 1 })),
  });
  return bank;
}

describe("forms", () => {
  it("are listed with their size, in their order, for anybody", async () => {
    await createSmallExam();
    await createForm({
      slug: "first",
      order: 0,
      cells: [{ from: { domain: "1" }, status: "live", depths: ["exam"], count: 3 }],
    });
    expect(await forms()).toMatchObject([
      { slug: "first", items: 3, scored: 3, durationMinutes: 20, shortage: null },
      { slug: "small", items: 6, scored: 4, shortage: null },
    ]);
  });

  it("say cell by cell what the bank lacks", async () => {
    await createItem({ task: "1.1" });
    await createForm({
      slug: "short",
      cells: [
        { from: { domain: "1" }, status: "live", depths: ["exam"], count: 1 },
        { from: { domain: "1" }, status: "pilot", depths: ["exam"], count: 2 },
        { from: { topics: ["pricing"] }, status: "live", depths: ["exam"], count: 4, multipleResponse: 1 },
      ],
      tasks: [{ task: "1.2", target: 1 }],
    });
    const [form] = await forms();
    expect(form?.shortage?.absentTasks).toEqual(["1.2"]);
    expect(form?.shortage?.cells).toEqual([
      { from: { kind: "domain", ids: ["1"] }, status: "pilot", types: "any", wanted: 2, fitting: 0, filled: 0 },
      {
        from: { kind: "topics", ids: ["pricing"] },
        status: "live",
        types: "multiple-response",
        wanted: 1,
        fitting: 0,
        filled: 0,
      },
      { from: { kind: "topics", ids: ["pricing"] }, status: "live", types: "other", wanted: 3, fitting: 0, filled: 0 },
    ]);
    expect((await startExam(person, "short")).json()).toMatchObject({ status: 409, code: "bank-too-small" });
  });
});

describe("a paper", () => {
  it("has scored items and pilots as its cells ask, and does not say which are which", async () => {
    await createSmallExam();
    const attempt = (await startExam(person, "small")).read(AttemptDto);
    expect(JSON.stringify(attempt)).not.toMatch(/scored|pilot/i);
    const entries = await getDb().examPaperEntry.findMany({ include: { revision: true } });
    const told = entries.map(({ scored, revision }) => {
      const { blueprint, type } = revision.document as { blueprint: string; type: string };
      return { scored, domain: blueprint.slice(8, 9), task: blueprint.slice(8, 11), type };
    });
    for (const domain of ["1", "2"]) {
      const mine = told.filter((entry) => entry.domain === domain);
      expect(mine.filter(({ scored }) => scored)).toHaveLength(2);
      expect(mine.filter(({ scored }) => !scored)).toHaveLength(1);
      expect(mine.filter(({ scored, type }) => scored && type === "multiple-response")).toHaveLength(1);
    }
    expect(new Set(told.map(({ task }) => task)).size).toBe(4);
  });

  it("counts no pilot in the score", async () => {
    const bank = await createSmallExam();
    const attempt = (await startExam(person, "small")).read(AttemptDto);
    const paper = await paperOf(attempt.id, bank);
    const entries = await getDb().examPaperEntry.findMany({ orderBy: { position: "asc" } });
    for (const entry of entries)
      await call("POST", `/api/exams/attempts/${attempt.id}/events`, {
        cookie: person.cookie,
        body: {
          position: entry.position,
          revision: 1,
          idempotencyKey: crypto.randomUUID(),
          event: { kind: "answer", response: paper[entry.position - 1]?.[entry.scored ? "right" : "wrong"] },
        },
      });
    expect((await submitOver(person, attempt.id)).json()).toMatchObject({
      scored: 4,
      correct: 4,
      answered: 6,
      scaledScore: 1000,
      passed: true,
    });
  });

  it("has nothing that this learner saw lately while the bank has other items, and says where it has", async () => {
    for (let index = 0; index < 5; index += 1) await createItem({ task: "1.1" });
    await createForm({
      slug: "kms-short",
      cells: [{ from: { task: "1.1" }, status: "live", depths: ["exam"], count: 2 }],
    });
    const drawn: string[][] = [];
    const repeated: number[] = [];
    for (let sitting = 0; sitting < 3; sitting += 1) {
      const attempt = await openAttempt(person);
      repeated.push(attempt.repeated);
      const entries = await getDb().examPaperEntry.findMany({
        where: { paper: { attempts: { some: { id: attempt.id } } } },
      });
      drawn.push(entries.map(({ itemRevisionId }) => itemRevisionId));
      await submitOver(person, attempt.id);
    }
    expect(repeated).toEqual([0, 0, 1]);
    expect(new Set(drawn.slice(0, 2).flat()).size).toBe(4);
    // The fifth item, and of those seen one of the first sitting or the second: both were a moment ago.
    expect(new Set(drawn.flat()).size).toBe(5);
    // What somebody else saw does not count.
    expect((await openAttempt(await createPerson())).repeated).toBe(0);
  });

  it("can be drawn again from its seed, its recipe and the same bank, to the same hash", async () => {
    const { drawNewPaper } = await import("@/server/exam/draw-new-paper");
    const { parseBlueprint } = await import("@/lib/content/blueprint");
    await createSmallExam();
    const attempt = (await startExam(person, "small")).read(AttemptDto);
    const paper = await getDb().examPaper.findFirstOrThrow({ include: { blueprint: true } });
    const again = await drawNewPaper({
      blueprint: parseBlueprint(paper.blueprint.document),
      blueprintVersion: paper.blueprint.version,
      seed: paper.seed,
      userId: null,
      now: new Date(attempt.startedAt),
    });
    expect(again.ok && again.value.hash).toBe(paper.hash);
    expect(again.ok && again.value.recipe).toEqual(paper.recipe);
  });
});

describe("accommodations", () => {
  beforeEach(async () => {
    for (let index = 0; index < 3; index += 1) await createItem({ task: "1.1" });
    await createForm({
      slug: "kms-short",
      cells: [{ from: { task: "1.1" }, status: "live", depths: ["exam"], count: 1 }],
    });
  });

  it.each([
    ["none", 20],
    ["esl-30", 50],
    ["half-more", 30],
    ["double", 40],
    ["untimed", 14 * 24 * 60],
  ])("%s fixes the deadline %i minutes after the start", async (accommodation, minutes) => {
    const attempt = (await startExam(person, "kms-short", { accommodation })).read(AttemptDto);
    expect(attempt.accommodation).toBe(accommodation);
    expect(Date.parse(attempt.deadlineAt) - Date.parse(attempt.startedAt)).toBe(minutes * 60_000);
    // Asking for more time while it runs changes nothing.
    const again = (await startExam(person, "kms-short", { accommodation: "double" })).read(AttemptDto);
    expect([again.id, again.deadlineAt]).toEqual([attempt.id, attempt.deadlineAt]);
  });

  it("refuse ESL for the Portuguese exam, and what does not exist", async () => {
    expect((await startExam(person, "kms-short", { accommodation: "esl-30", locale: "pt-BR" })).json()).toMatchObject({
      code: "bad-request",
      fields: ["accommodation"],
    });
    expect((await startExam(person, "kms-short", { accommodation: "for-ever" })).status).toBe(400);
    expect(await getDb().examAttempt.count()).toBe(0);
  });
});
