import { beforeEach, describe, expect, it } from "vitest";

import { AttemptDto, AttemptResultDto, listAttempts } from "@/lib/api/exam.contract";
import { getDb } from "@/server/db/client";

import { createForm, createItem, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, paperOf, saveEventOver, setDeadline, startExam, submitOver } from "./fixtures/exam.ts";
import { call } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

let person: Person;
let bank: BankItem[];

beforeEach(async () => {
  await emptyDatabase();
  person = await createPerson();
  bank = [];
  for (const task of ["1.1", "1.1", "2.2", "2.2"]) bank.push(await createItem({ task }));
  bank.push(await createItem({ task: "2.2", status: "PILOT" }));
  await createForm({
    slug: "small",
    cells: [
      { from: { task: "1.1" }, status: "live", depths: ["exam"], count: 2 },
      { from: { task: "2.2" }, status: "live", depths: ["exam"], count: 2 },
      { from: { domain: "2" }, status: "pilot", depths: ["exam"], count: 1 },
    ],
  });
});

/** Sits the exam: `right` says of each item whether it is answered rightly; undefined leaves a blank. */
async function sit(right: (item: BankItem) => boolean | undefined, more: object = {}): Promise<AttemptDto> {
  const attempt = (await startExam(person, "small", more)).read(AttemptDto);
  for (const [index, item] of (await paperOf(attempt.id, bank)).entries()) {
    const answer = right(item);
    if (answer !== undefined) await answerOver(person, attempt.id, index + 1, answer ? item.right : item.wrong);
  }
  return attempt;
}

async function result(attemptId: string): Promise<AttemptResultDto> {
  return (await call("GET", `/api/exams/attempts/${attemptId}/result`, { cookie: person.cookie })).read(
    AttemptResultDto,
  );
}

describe("a result", () => {
  it("counts by domain and task without the pilots, which it marks", async () => {
    const ofTask11 = new Set(bank.slice(0, 2).map(({ id }) => id));
    const attempt = await sit((item) => ofTask11.has(item.id));
    await submitOver(person, attempt.id);
    const report = await result(attempt.id);
    expect(report.sections).toMatchObject([
      {
        id: "1",
        title: { en: "Cloud concepts" },
        scored: 2,
        correct: 2,
        tasks: [{ id: "1.1", scored: 2, correct: 2 }],
      },
      {
        id: "2",
        scored: 2,
        correct: 0,
        tasks: [{ id: "2.2", title: { "pt-BR": expect.any(String) }, scored: 2, correct: 0 }],
      },
    ]);
    expect(report).toMatchObject({ scored: 4, correct: 2, answered: 5, accommodation: "none", locale: "en" });
    expect(report.entries.filter(({ scored }) => !scored)).toHaveLength(1);
    // A form that is not drawn by topics has nothing to say of them.
    expect(report.byTopic).toEqual([]);
    expect(report.band.low).toBeLessThan(report.scaledScore);
    expect(report.band.high).toBeGreaterThan(report.scaledScore);
  });

  it("has the time of each question, capped by the exam's, and how often the page was left", async () => {
    const attempt = await sit(() => undefined);
    const log = async (position: number, event: Parameters<typeof saveEventOver>[2]["event"]) =>
      await saveEventOver(person, attempt.id, { position, revision: 1, event });
    await log(2, { kind: "navigate", from: 1, spentMs: 30 });
    await log(1, { kind: "navigate", from: 2, spentMs: 20 });
    await log(2, { kind: "navigate", from: 1, spentMs: 12 });
    await log(3, { kind: "navigate", from: 2, spentMs: 86_000_000 });
    await log(3, { kind: "focus", visible: false });
    await log(3, { kind: "focus", visible: true });
    await log(3, { kind: "note", text: "look up" });
    await submitOver(person, attempt.id);
    const report = await result(attempt.id);
    const lasted = Date.parse(report.closedAt) - Date.parse(report.startedAt);
    expect(report.entries.map(({ spentMs }) => spentMs)).toEqual([42, lasted, null, null, null]);
    expect(report.pageLeft).toBe(1);
    expect(report.entries[2]?.note).toBe("look up");
  });

  it("names a misconception only once five answers could have shown it", async () => {
    // The fixture's misconception has no text of its own: a shipped one takes its place.
    await getDb().$executeRaw`alter table "ItemRevision" disable trigger user`;
    await getDb().$executeRaw`
      update "ItemRevision" set document = replace(document::text, 'canary-4711-misconception', 'acm-is-kms')::jsonb`;
    await getDb().$executeRaw`alter table "ItemRevision" enable trigger user`;
    const first = await sit((item) => (item.id === bank[4]?.id ? undefined : false));
    await submitOver(person, first.id);
    expect((await result(first.id)).misconceptions).toEqual([]);
    const second = await sit((item) => (item.id === bank[0]?.id ? false : undefined));
    await submitOver(person, second.id);
    expect((await result(second.id)).misconceptions).toMatchObject([
      { id: "acm-is-kms", answers: 5, chosen: 5, belief: { en: expect.any(String) } },
    ]);
    // What others answered says nothing of this learner.
    const other = await createPerson();
    person = other;
    const alone = await sit(() => true);
    await submitOver(other, alone.id);
    expect((await result(alone.id)).misconceptions).toEqual([]);
  });

  it("of an untimed attempt that nobody handed in comes after its fourteen days, and says that it was untimed", async () => {
    const attempt = await sit(() => true, { accommodation: "untimed" });
    await setDeadline(attempt.id, -20_000);
    const report = await result(attempt.id);
    expect(report).toMatchObject({ status: "expired", accommodation: "untimed", correct: 4 });
    const { attempts } = (await call("GET", "/api/exams/attempts", { cookie: person.cookie })).read(
      listAttempts.output,
    );
    expect(attempts).toMatchObject([{ accommodation: "untimed", title: { en: "small" }, scaledScore: 1000 }]);
  });
});
