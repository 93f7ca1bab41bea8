import { beforeAll, describe, expect, it } from "vitest";

import { getDb } from "@/server/db/client";
import { drawPractice, practiceDrawSql, type PracticePool } from "@/server/db/practice-draw";
import { Prisma } from "@/prisma/generated/client/client";

import { createBank, type BankItem } from "./fixtures/bank.ts";
import { createCrowdedBank, createCrowdedHistory } from "./fixtures/crowd.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { createPerson, type Person } from "./fixtures/people.ts";
import { setDue } from "./fixtures/review.ts";

const SEEDS = 10_000;
const now = new Date();

async function draw(pool: PracticePool, size: number, seed: string, userId: string | null = null) {
  return (await drawPractice(getDb(), { pool, size, seed, userId, now })).map(({ id }) => id);
}

function ids(items: readonly BankItem[]): string[] {
  return items.map(({ id }) => id);
}

describe("a draw from a bank", () => {
  let person: Person;
  let inTask: BankItem[];
  let cloud: BankItem[];
  let rotation: BankItem[];
  let weak: BankItem[];
  let due: BankItem[];
  let drawable: BankItem[];

  beforeAll(async () => {
    await emptyDatabase();
    person = await createPerson();
    rotation = await createBank(12, { topic: "rotation" });
    cloud = await createBank(9, { topic: "rotation", subject: "cloud", task: "1.1" });
    inTask = await createBank(7, { topic: "pricing", task: "4.1" });
    drawable = [...rotation, ...cloud, ...inTask];
    // None of these is ever drawn.
    for (const status of ["RETIRED", "DRAFT", "PILOT"] as const) await createBank(2, { topic: "rotation", status });
    await createBank(3, { topic: "rotation", use: "lesson" });
    weak = rotation.slice(0, 5);
    due = rotation.slice(3, 9);
    for (const [index, { id }] of rotation.slice(0, 9).entries()) {
      const isWeak = index < 5;
      await getDb().learnerItem.create({
        data: { userId: person.userId, itemId: id, answers: 1, correct: 0, weak: isWeak, lastAnsweredAt: now },
      });
      const dueAt = new Date(now.getTime() + (index >= 3 ? -60_000 : 60_000));
      await setDue(person.userId, id, dueAt);
    }
  });

  it("of a topic has its KMS items only, however the others' lesson is called", async () => {
    const pool = { kind: "bank", part: { use: "practice", topic: "rotation" } } as const;
    expect((await draw(pool, 50, "seed")).toSorted()).toEqual(ids(rotation).toSorted());
  });

  it("of a task and of a domain has all of theirs, KMS or not", async () => {
    const part = (which: { task: string } | { domain: string }) =>
      ({ kind: "bank", part: { use: "practice", ...which } }) as const;
    expect((await draw(part({ task: "1.1" }), 50, "seed")).toSorted()).toEqual(ids(cloud).toSorted());
    expect((await draw(part({ domain: "4" }), 50, "seed")).toSorted()).toEqual(ids(inTask).toSorted());
    expect(await draw(part({ task: "3.8" }), 50, "seed")).toEqual([]);
  });

  it("of what is weak, due or new follows the learner's own history", async () => {
    const { userId } = person;
    expect((await draw({ kind: "weak" }, 50, "seed", userId)).toSorted()).toEqual(ids(weak).toSorted());
    expect((await draw({ kind: "due" }, 50, "seed", userId)).toSorted()).toEqual(ids(due).toSorted());
    const unseen = ids([...rotation.slice(9), ...cloud, ...inTask]).toSorted();
    expect((await draw({ kind: "new" }, 50, "seed", userId)).toSorted()).toEqual(unseen);
    const other = await createPerson();
    expect(await draw({ kind: "weak" }, 50, "seed", other.userId)).toEqual([]);
    expect(await draw({ kind: "due" }, 50, "seed", null)).toEqual([]);
    expect(await draw({ kind: "new" }, 50, "seed", null)).toHaveLength(drawable.length);
  });

  it(`keeps size, uniqueness, pool and quotas over ${SEEDS} seeds`, async () => {
    const pools: readonly [PracticePool, readonly string[]][] = [
      [{ kind: "bank", part: { use: "practice", topic: "rotation" } }, ids(rotation)],
      [{ kind: "bank", part: { use: "practice", task: "1.1" } }, ids(cloud)],
      [{ kind: "bank", part: { use: "practice", domain: "2" } }, ids(rotation)],
      [{ kind: "weak" }, ids(weak)],
      [{ kind: "due" }, ids(due)],
      [{ kind: "new" }, ids([...rotation.slice(9), ...cloud, ...inTask])],
      [{ kind: "mixture" }, ids(drawable)],
    ];
    const check = async (index: number) => {
      const [pool, allowed] = pools[index % pools.length] as (typeof pools)[number];
      const size = 5 + (index % 46);
      const drawn = await draw(pool, size, `seed-${index}`, person.userId);
      expect(drawn).toHaveLength(Math.min(size, allowed.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      for (const id of drawn) expect(allowed).toContain(id);
      // Of ten: at most four due and three weak, while there is enough that is new.
      if (pool.kind === "mixture" && size === 10)
        expect(drawn.filter((id) => ids(rotation.slice(0, 9)).includes(id))).toHaveLength(7);
    };
    for (let index = 0; index < SEEDS; index += 8)
      await Promise.all(Array.from({ length: 8 }, (_, lane) => check(index + lane)));
  }, 240_000);

  it("gives every item the same chance where the pool is no larger than a window", async () => {
    const pool = { kind: "bank", part: { use: "practice", topic: "rotation" } } as const;
    const draws = 1_200;
    const seen = new Map<string, number>();
    for (let index = 0; index < draws; index += 1)
      for (const id of await draw(pool, 3, `fair-${index}`)) seen.set(id, (seen.get(id) ?? 0) + 1);
    const expected = (draws * 3) / rotation.length;
    const chiSquared = ids(rotation).reduce((sum, id) => sum + ((seen.get(id) ?? 0) - expected) ** 2 / expected, 0);
    // 11 degrees of freedom, p > 0.001.
    expect(chiSquared).toBeLessThan(31.3);
  });

  it("is the same for the same seed, and another for another", async () => {
    const pool = { kind: "mixture" } as const;
    expect(await draw(pool, 10, "one", person.userId)).toEqual(await draw(pool, 10, "one", person.userId));
    expect(await draw(pool, 10, "one", person.userId)).not.toEqual(await draw(pool, 10, "two", person.userId));
  });
});

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

describe("the plan of a draw from 30,000 items by a learner who has answered 15,000", () => {
  let person: Person;

  beforeAll(async () => {
    await emptyDatabase();
    person = await createPerson();
    await createCrowdedBank(30_000);
    await createCrowdedHistory(person.userId, 15_000);
  }, 120_000);

  const POOLS: readonly (readonly [string, PracticePool])[] = [
    ["a topic", { kind: "bank", part: { use: "practice", topic: "rotation" } }],
    ["a task", { kind: "bank", part: { use: "practice", task: "2.2" } }],
    ["a domain", { kind: "bank", part: { use: "practice", domain: "2" } }],
    ["what is weak", { kind: "weak" }],
    ["what is due", { kind: "due" }],
    ["what is new", { kind: "new" }],
    ["a mixture", { kind: "mixture" }],
  ];

  it.each(POOLS)("of %s reads no table from end to end, and a bounded number of rows", async (_, pool) => {
    for (const seed of ["a", "b", "c", "d", "e"]) {
      const query = practiceDrawSql({ pool, userId: person.userId, seed, size: 20, now });
      const rows = await getDb().$queryRaw<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
        Prisma.sql`explain (analyze, timing off, format json) ${query}`,
      );
      const nodes = flatten(rows[0]?.["QUERY PLAN"][0].Plan as PlanNode);
      // A part that was planned and not run has cost nothing.
      const scans = nodes.filter(
        (node) =>
          node["Node Type"].includes("Scan") && node["Relation Name"] !== undefined && node["Actual Loops"] !== 0,
      );
      expect(scans.length).toBeGreaterThan(0);
      for (const scan of scans) {
        expect(`${scan["Node Type"]} of ${scan["Relation Name"]}`).not.toMatch(/^Seq Scan/);
        expect(rowsRead(scan)).toBeLessThan(2_500);
      }
    }
  });
});

/**
 * With those that a filter threw away. By them a bitmap is told apart that takes the end of an index, where fewer
 * rows are left than were asked for, from one that reads a table.
 */
function rowsRead(scan: PlanNode): number {
  const rows =
    (scan["Actual Rows"] ?? 0) + (scan["Rows Removed by Filter"] ?? 0) + (scan["Rows Removed by Index Recheck"] ?? 0);
  return rows * (scan["Actual Loops"] ?? 1);
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
