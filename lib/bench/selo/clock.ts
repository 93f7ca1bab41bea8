import { loadHttp } from "../../kms/index.ts";
import type { CommandOutcome } from "../shell/command-io.ts";
import { later, TIME_UNITS } from "./later.ts";
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
const SHORT_MS = { s: 1000, m: 60_000, h: 3_600_000, w: 604_800_000 } as const;

/** The moment that is so much later, or null for what is no amount. */
async function after(from: number, amount: string): Promise<number | null> {
  const [, count, unit] = /^(\d{1,6})(s|m|h|d|w|mo|y)$/.exec(amount) ?? [];
  if (count === undefined || unit === undefined) {
    const { parseDuration } = await loadHttp();
    const byMs = parseDuration(amount);
    return byMs === null ? null : from + byMs;
  }
  const calendar = TIME_UNITS.find((name) => name === unit);
  if (calendar !== undefined) return later(from, Number(count), calendar);
  return from + Number(count) * SHORT_MS[unit as keyof typeof SHORT_MS];
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
