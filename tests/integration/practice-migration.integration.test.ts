import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

import { inServer, withDatabase } from "../setup/postgres-server.ts";

const FOLDER = join("prisma", "migrations");
const MIGRATIONS = readdirSync(FOLDER)
  .filter((name) => /^\d/.test(name))
  .toSorted((left, right) => (left < right ? -1 : 1));
const AT = MIGRATIONS.findIndex((name) => name.endsWith("_practice_draw"));

const serverUrl = withDatabase(inject("templateUrl"), "postgres");
const database = `selo_before_${randomUUID().replaceAll("-", "")}`;
let client: Client;

async function apply(name: string): Promise<void> {
  await client.query(readFileSync(join(FOLDER, name, "migration.sql"), "utf8"));
}

beforeAll(async () => {
  await inServer(
    serverUrl,
    async (server) => void (await server.query(`create database ${database} template template0`)),
  );
  client = new Client({ connectionString: withDatabase(serverUrl, database) });
  await client.connect();
  for (const name of MIGRATIONS.slice(0, AT)) await apply(name);
});

afterAll(async () => {
  await client.end();
  await inServer(serverUrl, async (server) => void (await server.query(`drop database ${database} with (force)`)));
});

describe("the migration to drawn practice", () => {
  it("gives the items, sessions and answers of before what they would have had", async () => {
    await client.query(`
      begin;
      insert into "User" (id, name, email, "updatedAt") values ('ana', 'Ana', 'ana@example.com', now());
      insert into "Item" (id, type, use, topic, blueprint, depth, difficulty, tags, "currentRevisionId", "updatedAt")
        select 'item-' || n, 'single-choice', 'practice', 'rotation', 'clf-c02:' || n || '.3-K12', 'exam', 2, '{}',
          ('00000000-0000-7000-8000-00000000000' || n)::uuid, now() from generate_series(1, 3) n;
      insert into "ItemRevision" (id, "itemId", number, source, "contentHash", document)
        select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'item-' || n, 1, 'SHIPPED', 'hash', '{}'
        from generate_series(1, 3) n;
      insert into "PracticeSession" (id, "userId", scope, seed)
        select ('00000000-0000-7000-9000-00000000000' || s)::uuid, 'ana', '{}', 'seed' from generate_series(1, 2) s;
      insert into "PracticeEntry" ("sessionId", position, "itemRevisionId", "optionOrder")
        select ('00000000-0000-7000-9000-00000000000' || s)::uuid, n, ('00000000-0000-7000-8000-00000000000' || n)::uuid, '{}'
        from generate_series(1, 2) s, generate_series(1, 2) n;
      insert into "PracticeAnswer" ("sessionId", position, "idempotencyKey", response, correct, "elapsedMs", "answeredAt")
        values ('00000000-0000-7000-9000-000000000001', 1, gen_random_uuid(), '{}', false, 1, '2026-11-01T10:00:00Z'),
          ('00000000-0000-7000-9000-000000000001', 2, gen_random_uuid(), '{}', true, 1, '2026-11-01T10:01:00Z'),
          ('00000000-0000-7000-9000-000000000002', 1, gen_random_uuid(), '{}', true, 1, '2026-11-02T10:00:00Z');
      commit`);
    await apply(MIGRATIONS[AT] ?? "");

    const items = await client.query(`select task, domain, subject, "drawKey" from "Item" order by id`);
    expect(items.rows).toMatchObject([
      { task: "1.3", domain: "1", subject: "kms" },
      { task: "2.3", domain: "2", subject: "kms" },
      { task: "3.3", domain: "3", subject: "kms" },
    ]);
    expect(new Set(items.rows.map((row: { drawKey: number }) => row.drawKey)).size).toBe(3);
    const sessions = await client.query(
      `select size, answered, correct, "finishedAt" is not null as finished from "PracticeSession" order by id`,
    );
    expect(sessions.rows).toEqual([
      { size: 2, answered: 2, correct: 1, finished: true },
      { size: 2, answered: 1, correct: 1, finished: false },
    ]);
    const learner = await client.query(`select "itemId", answers, correct, weak from "LearnerItem" order by "itemId"`);
    expect(learner.rows).toEqual([
      { itemId: "item-1", answers: 2, correct: 1, weak: false },
      { itemId: "item-2", answers: 1, correct: 1, weak: false },
    ]);
  });

  it("cuts the task out of the point whoever writes the row", async () => {
    await client.query(`update "Item" set blueprint = 'clf-c02:4.1-S3', task = 'nonsense' where id = 'item-1'`);
    const { rows } = await client.query(`select task, domain from "Item" where id = 'item-1'`);
    expect(rows).toEqual([{ task: "4.1", domain: "4" }]);
  });
});
