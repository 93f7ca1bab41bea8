import "server-only";
import { PRACTICE_SIZES, type PracticeSupplyDto } from "@/lib/api/practice.contract";

import type { Actor } from "../auth/actor.ts";
import { getDb } from "../db/client.ts";
import { countBank, countForLearner, type SupplyRow } from "../db/practice-supply.ts";
import { processSingleton } from "../process-singleton.ts";

/** The bank changes with a seed or an instructor's edit; a count may be this old. */
const KEPT_MS = 30_000;

type BankCounts = Pick<PracticeSupplyDto, "topics" | "tasks" | "domains" | "total">;

/** How much there is to practise, in the bank and for this learner. */
export async function countSupply(actor: Actor, now: Date): Promise<PracticeSupplyDto> {
  const none = { due: 0, weak: 0 };
  const [bank, own] = await Promise.all([
    bankCounts(now),
    actor.kind === "stranger" ? none : countForLearner(getDb(), actor.userId, now, PRACTICE_SIZES.most),
  ]);
  return { ...bank, ...own };
}

async function bankCounts(now: Date): Promise<BankCounts> {
  const kept = processSingleton("practice-supply", () => ({ counts: null as BankCounts | null, at: 0 }));
  if (kept.counts !== null && now.getTime() - kept.at < KEPT_MS) return kept.counts;
  kept.counts = toCounts(await countBank(getDb()));
  kept.at = now.getTime();
  return kept.counts;
}

/** A lesson's topic has its KMS items; a task and a domain have all of theirs. */
function toCounts(rows: readonly SupplyRow[]): BankCounts {
  const topics: Record<string, number> = {};
  const tasks: Record<string, number> = {};
  const domains: Record<string, number> = {};
  let total = 0;
  for (const { subject, topic, task, count } of rows) {
    if (subject === "kms") add(topics, topic, count);
    add(tasks, task, count);
    add(domains, task.slice(0, 1), count);
    total += count;
  }
  return { topics, tasks, domains, total };
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}
