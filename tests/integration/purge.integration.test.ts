import { beforeEach, describe, expect, it } from "vitest";

import { purgeIdleLearners } from "@/server/account/purge-learners";
import { getDb } from "@/server/db/client";

import { createBank, createBlueprint, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf, submitOver } from "./fixtures/exam.ts";
import { createAccount, createPerson, type Person } from "./fixtures/people.ts";

const DAY_MS = 86_400_000;
let bank: BankItem[];

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(6, { type: "single-choice" });
  await createBlueprint({ count: 3 });
});

async function lastSeen(person: Person, daysAgo: number): Promise<Person> {
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  await getDb().user.update({ where: { id: person.userId }, data: { createdAt: new Date(at.getTime() - DAY_MS) } });
  await getDb().session.updateMany({
    where: { userId: person.userId },
    data: { updatedAt: at, expiresAt: new Date(at.getTime() + 180 * DAY_MS) },
  });
  return person;
}

async function sitAnExam(person: Person): Promise<void> {
  const attempt = await openAttempt(person);
  const [first] = await paperOf(attempt.id, bank);
  if (first === undefined) throw new Error("an empty paper");
  await answerOver(person, attempt.id, 1, first.right);
  await submitOver(person, attempt.id);
}

describe("learners without an account", () => {
  it("are deleted with all that is theirs once they have stayed away, and nobody else is", async () => {
    const gone = await createPerson();
    const back = await createPerson();
    for (const person of [gone, back]) await sitAnExam(person);
    await lastSeen(gone, 182);
    // A session notes a visit once a day: this one may have been back after 180 days less an hour.
    await lastSeen(back, 180.9);
    const account = await lastSeen(await createAccount("ana@example.org"), 400);
    const instructor = await lastSeen(await createPerson("instructor"), 179);

    expect(await purgeIdleLearners(new Date())).toBe(1);
    const left = await getDb().user.findMany({ select: { id: true } });
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([back.userId, account.userId, instructor.userId]));
    expect(await getDb().examAttempt.findMany({ select: { userId: true } })).toEqual([{ userId: back.userId }]);
    expect(await getDb().examPaper.count()).toBe(1);
    // The account's session is over: it goes, the account stays.
    expect(await getDb().session.count({ where: { userId: account.userId } })).toBe(0);
  });

  it("go in batches, by one instance of several", async () => {
    for (let index = 0; index < 12; index += 1) await lastSeen(await createPerson(), 200);
    const purged = await Promise.all([new Date(), new Date(), new Date()].map(purgeIdleLearners));
    await purgeIdleLearners(new Date());
    expect(purged.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(await getDb().user.count()).toBe(0);
  });
});
