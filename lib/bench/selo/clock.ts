import { loadHttp } from "../../kms/index.ts";
import type { CommandOutcome } from "../shell/command-io.ts";
import type { SeloDeps } from "./selo-deps.ts";

/** `selo clock`, `selo clock advance 400d`. */
export async function runClock(words: readonly string[], { kms }: SeloDeps): Promise<CommandOutcome> {
  const [act, amount] = words;
  if (act === undefined) return { out: `${timeOf(kms().world.now)}\n` };
  const from = kms().world.now;
  const to = act === "advance" && amount !== undefined ? await after(from, amount) : null;
  if (to === null) return { error: "selo clock: say how far, as in: selo clock advance 400d", exitCode: 2 };
  if (to - from > LONGEST_MS) return { error: "selo clock: at most 100 years at a time", exitCode: 2 };
  kms().advance(to - from);
  return { out: `${timeOf(kms().world.now)}\n` };
}

const LONGEST_MS = 100 * 366 * 86_400_000;
const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * The moment that is so much later. Months and years are those of the calendar; a day that its month
 * lacks becomes its last.
 * @returns null for what is no amount.
 */
export async function after(from: number, amount: string): Promise<number | null> {
  const [, count, unit] = /^(\d{1,6})(s|m|h|d|w|mo|y)$/.exec(amount) ?? [];
  if (count === undefined || unit === undefined) {
    const { parseDuration } = await loadHttp();
    const byMs = parseDuration(amount);
    return byMs === null ? null : from + byMs;
  }
  if (unit !== "mo" && unit !== "y") return from + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return addMonths(from, Number(count) * (unit === "y" ? 12 : 1));
}

function addMonths(from: number, months: number): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
