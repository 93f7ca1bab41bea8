import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";

import { BackupManifest, MANIFEST_FILE, tableFile } from "@/server/db/backup/backup-manifest";
import { replaceDatabase } from "@/server/db/backup/replace-database";
import { restoreBackup } from "@/server/db/backup/restore-backup";
import { writeBackup } from "@/server/db/backup/write-backup";
import { getDb } from "@/server/db/client";

import { inServer, withDatabase } from "../setup/postgres-server.ts";
import { createBank, createBlueprint, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf } from "./fixtures/exam.ts";
import { createPerson } from "./fixtures/people.ts";

const url = process.env["DATABASE_URL"] ?? "";
const serverUrl = withDatabase(inject("templateUrl"), "postgres");

let bank: BankItem[];
let home: string;
let folder: string;
let target: string;

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(6, { type: "single-choice" });
  await createBlueprint({ count: 5 });
  home = await mkdtemp(join(tmpdir(), "selo-backup-"));
  folder = join(home, "backup");
  const name = `selo_restored_${crypto.randomUUID().replaceAll("-", "")}`;
  target = withDatabase(inject("templateUrl"), name);
  await inServer(serverUrl, async (client) => void (await client.query(`CREATE DATABASE ${name}`)));
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
  const name = new URL(target).pathname.slice(1);
  await inServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE $1", [
      `${name}%`,
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
});

/** A candidate in the middle of an exam who answers on while the backup is written. */
async function backUpInMidExam() {
  const candidate = await createPerson();
  const attempt = await openAttempt(candidate);
  const paper = await paperOf(attempt.id, bank);
  const acknowledged: number[] = [];
  for (const [index, { right }] of paper.slice(0, 3).entries()) {
    await answerOver(candidate, attempt.id, index + 1, right);
    acknowledged.push(index + 1);
  }
  const later = paper[3];
  if (later === undefined) throw new Error("a short paper");
  const [manifest] = await Promise.all([
    writeBackup({ url, folder, app: "0.1.0" }),
    answerOver(candidate, attempt.id, 4, later.right),
  ]);
  return { attempt, acknowledged, manifest };
}

async function select<Row extends object>(address: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

describe("a backup", () => {
  it("taken in the middle of an exam has every answer acknowledged before it", async () => {
    const { attempt, acknowledged } = await backUpInMidExam();
    await restoreBackup({ url: target, folder });
    const rows = await select<{ position: number; response: unknown }>(
      target,
      `SELECT position, response FROM "ExamAnswer" WHERE "attemptId" = '${attempt.id}' ORDER BY position`,
    );
    expect(rows.map(({ position }) => position)).toEqual(expect.arrayContaining(acknowledged));
    const kept = await getDb().examAnswer.findMany({ where: { attemptId: attempt.id }, orderBy: { position: "asc" } });
    for (const { position, response } of rows) {
      expect(response).toEqual(kept.find((answer) => answer.position === position)?.response);
    }
    const [standing] = await select<{ status: string; deadlineAt: Date }>(
      target,
      `SELECT status, "deadlineAt" FROM "ExamAttempt" WHERE id = '${attempt.id}'`,
    );
    expect(standing?.status).toBe("OPEN");
    expect(standing?.deadlineAt.toISOString()).toBe(attempt.deadlineAt);
  });

  it("takes the place of the database, and the log goes on from where it was", async () => {
    const { attempt } = await backUpInMidExam();
    await restoreBackup({ url: target, folder });
    // What came since is lost with the old database; what is restored takes new answers and new numbers.
    const { kept } = await replaceDatabase({ url: target, folder });
    expect(kept).toMatch(/_before_\d{14}$/u);
    const [{ last } = { last: "0" }] = await select<{ last: string }>(
      target,
      `SELECT max(seq) AS last FROM "ExamEvent"`,
    );
    const [inserted] = await select<{ seq: string }>(
      target,
      `INSERT INTO "ExamEvent" ("attemptId", "idempotencyKey", position, kind, revision, "receivedAt")
       VALUES ('${attempt.id}', gen_random_uuid(), 5, 'clear', 1, now()) RETURNING seq`,
    );
    expect(BigInt(inserted?.seq ?? 0)).toBeGreaterThan(BigInt(last));
  });

  it("is the same rows again when what it restored is backed up", async () => {
    const { manifest } = await backUpInMidExam();
    await restoreBackup({ url: target, folder });
    const again = await writeBackup({ url: target, folder: join(home, "again"), app: "0.1.0" });
    expect(again.tables).toEqual(manifest.tables);
    expect(manifest.tables.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(20);
  });

  it("is readable by its owner alone, and half of one is never under its name", async () => {
    await writeBackup({ url, folder, app: "0.1.0" });
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, tableFile("User")))).mode & 0o077).toBe(0);
    await expect(writeBackup({ url, folder, app: "0.1.0" })).rejects.toMatchObject({ code: "folder-exists" });
    await expect(writeBackup({ url: target, folder: join(home, "none"), app: "0.1.0" })).rejects.toMatchObject({
      code: "not-migrated",
    });
    await expect(stat(join(home, "none"))).rejects.toThrow(/ENOENT/u);
  });
});

describe("restoring", () => {
  async function expectRefusal(code: string): Promise<void> {
    await expect(restoreBackup({ url: target, folder })).rejects.toMatchObject({ name: "BackupError", code });
  }

  it("refuses a changed, a short and a missing file, and leaves the database as it was", async () => {
    await writeBackup({ url, folder, app: "0.1.0" });
    const path = join(folder, tableFile("Item"));
    const whole = await readFile(path);
    await writeFile(path, await readFile(join(folder, tableFile("ItemRevision"))));
    await expectRefusal("damaged");
    await writeFile(path, whole.subarray(0, whole.length - 20));
    await expectRefusal("damaged");
    await rm(path);
    await expectRefusal("damaged");
    await writeFile(path, whole);
    await restoreBackup({ url: target, folder });
    expect(await select(target, `SELECT id FROM "Item"`)).toHaveLength(6);
  });

  it("refuses what is no backup, a later version's, and a database that holds something", async () => {
    await expectRefusal("not-a-backup");
    const manifest = await writeBackup({ url, folder, app: "0.1.0" });
    await expect(restoreBackup({ url, folder })).rejects.toMatchObject({ code: "database-not-empty" });
    const write = async (document: unknown) => await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(document));
    await write({ ...manifest, migrations: [...manifest.migrations, "20990101000000_from_the_future"] });
    await expectRefusal("backup-newer");
    for (const name of ['Item"; DROP TABLE "User', "../../etc/passwd", ""]) {
      await write({ ...manifest, tables: [{ ...manifest.tables[0], name }] });
      await expectRefusal("not-a-backup");
    }
    await write(BackupManifest.parse(manifest));
    await restoreBackup({ url: target, folder });
  });

  it("does not replace a database that somebody uses", async () => {
    await writeBackup({ url, folder, app: "0.1.0" });
    await restoreBackup({ url: target, folder });
    await inServer(target, async () => {
      await expect(replaceDatabase({ url: target, folder })).rejects.toMatchObject({ code: "database-in-use" });
    });
    expect(await select(target, `SELECT id FROM "Item"`)).toHaveLength(6);
  });
});
