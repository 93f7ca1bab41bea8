/**
 * `npm run bench:practice`: what drawing a session and storing an answer cost, as ratios to a bare
 * single-row write on the same connection in the same run, in a bank of 1,000 items with 10,000
 * answers and in one of 100,000 with 1,000,000, on a private Postgres that is thrown away.
 * BENCH_ROUNDS sets how often each is measured (150). The learner who is measured has answered half
 * of the bank: 50,000 items at the end.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openEmbeddedServer } from "../server/db/embedded/embedded-server.ts";
import { applyMigrations } from "../server/db/migrate/apply-migrations.ts";
import { createFixture, growFixture } from "./bench-practice/fixture.ts";
import { type Figures, measureAll, type Measured } from "./bench-practice/measure.ts";

const SIZES = [
  { items: 1_000, learners: 20 },
  { items: 100_000, learners: 20 },
] as const;
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 150);

const folder = await mkdtemp(join(tmpdir(), "selo-bench-"));
const server = await openEmbeddedServer(folder, "selo");
try {
  const url = server.url("selo");
  const migrated = await applyMigrations(url);
  if (!migrated.ok) throw new Error(`the migrations failed: ${JSON.stringify(migrated.error)}`);
  // One connection: the bare write and what is compared with it take the same way.
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL_SIZE: "1", AUTH_SECRET: "a".repeat(40) });
  const { closeDb } = await import("../server/db/client.ts");
  await createFixture(url);

  const runs: Figures[] = [];
  for (const { items, learners } of SIZES) {
    const began = performance.now();
    const answers = await growFixture(url, items, learners);
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`\n${items} items, ${answers} answers (loaded in ${seconds} s)\n`);
    const figures = await measureAll(rounds);
    runs.push(figures);
    console.table(toRows(figures));
  }
  const [small, large] = runs as [Figures, Figures];
  process.stdout.write("\nGrowth of the ratio (p50) from 1,000 to 100,000 items\n");
  console.table(
    Object.fromEntries(
      Object.entries(large).map(([name, measured]) => {
        const before = small[name];
        return [name, { growth: before ? round(ratio(measured, "p50") / ratio(before, "p50")) : null }];
      }),
    ),
  );
  await closeDb();
} finally {
  await server.release();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

function ratio({ operation, write }: Measured, at: "p50" | "p95"): number {
  return operation[at] / write[at];
}

function toRows(figures: Figures): object {
  return Object.fromEntries(
    Object.entries(figures).map(([name, measured]) => [
      name,
      {
        "p50 ms": round(measured.operation.p50),
        "p95 ms": round(measured.operation.p95),
        "bare write p50 ms": round(measured.write.p50),
        "p50 ratio": round(ratio(measured, "p50")),
        "p95 ratio": round(ratio(measured, "p95")),
      },
    ]),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
