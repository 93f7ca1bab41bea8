import { randomUUID } from "node:crypto";

import { getDb } from "../../server/db/client.ts";
import { drawPractice, type PracticePool } from "../../server/db/practice-draw.ts";
import { answerPractice } from "../../server/practice/answer-practice.ts";
import { startPractice } from "../../server/practice/start-practice.ts";
import { LEARNER, NEARLY_DONE } from "./fixture.ts";

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** An operation, and the bare writes (one row into a table of two columns, and its commit) made in turn with it. */
export interface Measured {
  readonly operation: Spread;
  readonly write: Spread;
}

export type Figures = Readonly<Record<string, Measured>>;

const SIZE = 20;
const WARM_UP = 15;
/** However slow the machine, an operation is not measured for longer. */
const AT_MOST_MS = 20_000;

const POOLS: Readonly<Record<string, readonly [PracticePool, learner: string]>> = {
  "draw: topic": [{ kind: "bank", part: { use: "practice", topic: "rotation" } }, LEARNER],
  "draw: task": [{ kind: "bank", part: { use: "practice", task: "2.2" } }, LEARNER],
  "draw: domain": [{ kind: "bank", part: { use: "practice", domain: "2" } }, LEARNER],
  "draw: weakness": [{ kind: "weak" }, LEARNER],
  "draw: due": [{ kind: "due" }, LEARNER],
  "draw: new": [{ kind: "new" }, LEARNER],
  "draw: new, ten left": [{ kind: "new" }, NEARLY_DONE],
  "draw: mixture": [{ kind: "mixture" }, LEARNER],
};

/** Each operation in turn with a bare write, so that what slows the machine down slows both. */
export async function measureAll(rounds: number): Promise<Figures> {
  const figures: Record<string, Measured> = {};
  const measure = async (name: string, operation: () => Promise<unknown>) => {
    figures[name] = await inTurns(rounds, operation);
  };
  for (const [name, [pool, userId]] of Object.entries(POOLS)) {
    await measure(name, async () => {
      const drawn = await drawPractice(getDb(), { pool, userId, seed: randomUUID(), size: SIZE, now: new Date() });
      if (drawn.length !== (userId === NEARLY_DONE ? 10 : SIZE)) throw new Error(`${name} gave ${drawn.length} items`);
    });
  }
  await measure("start a session (draw, texts, store)", startOne);

  const positions: { readonly sessionId: string; readonly position: number }[] = [];
  while (positions.length < rounds + WARM_UP) {
    const sessionId = await startOne();
    for (let position = 1; position <= SIZE; position += 1) positions.push({ sessionId, position });
  }
  await measure("answer", async () => {
    const next = positions.pop();
    if (!next) throw new Error("there is nothing left to answer");
    const reply = await answerPractice({
      ...next,
      userId: LEARNER,
      response: { type: "single-choice", optionId: "amber" },
      confidence: "sure",
      idempotencyKey: randomUUID(),
      elapsedMs: 1_000,
      receivedAt: new Date(),
    });
    if (!reply.ok) throw new Error(reply.error.code);
  });
  return figures;
}

async function startOne(): Promise<string> {
  const started = await startPractice({
    scope: { version: 1, kind: "bank", topic: null },
    size: SIZE,
    actor: { kind: "user", userId: LEARNER, role: "learner", isAnonymous: true, sessionId: "bench" },
    now: new Date(),
    learner: async () => LEARNER,
  });
  if (!started.ok) throw new Error(started.error.code);
  return started.value.id;
}

let written = 0;

async function bareWrite(): Promise<void> {
  written += 1;
  await getDb().$executeRaw`insert into "BenchWrite" (id, text) values (${written}::bigint, ${"one row"})
    on conflict (id) do update set text = excluded.text`;
}

async function inTurns(rounds: number, operation: () => Promise<unknown>): Promise<Measured> {
  const writes: number[] = [];
  const times: number[] = [];
  const began = performance.now();
  for (let round = -WARM_UP; round < rounds && performance.now() - began < AT_MOST_MS; round += 1) {
    const write = await timeOf(bareWrite);
    const time = await timeOf(operation);
    if (round < 0) continue;
    writes.push(write);
    times.push(time);
  }
  return { operation: spreadOf(times), write: spreadOf(writes) };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
