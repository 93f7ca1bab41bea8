import { loadPricing } from "../../kms/index.ts";
import type { CommandOutcome } from "../shell/command-io.ts";
import type { SeloDeps } from "./selo-deps.ts";

const ACCOUNT = "123456789012";

/** `selo bill`, for a month and an account, as lines or (`--output json`) as data. */
export async function showBill(words: readonly string[], { kms, prices }: SeloDeps): Promise<CommandOutcome> {
  const options = readOptions(words);
  if (options === null)
    return { error: "Usage: selo bill [--month 2026-11] [--account 123456789012] [--output json]", exitCode: 2 };
  const { billOf } = await loadPricing();
  const month = options.month ?? new Date(kms().world.now).toISOString().slice(0, "2026-11".length);
  const bill = billOf(kms().world, { accountId: options.account ?? ACCOUNT, month }, prices);
  if (options.output === "json") return { out: `${JSON.stringify(bill, null, 4)}\n` };
  const rows = bill.lines.map((line) => [
    line.rule,
    line.region,
    line.subject.slice(line.subject.lastIndexOf("/") + 1),
    Number(line.quantity.toFixed(3)).toString(),
    line.free === 0 ? "" : `${line.free} free`,
    `$${line.amount}`,
  ]);
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return { out: [month, ...lines, `total $${bill.total}`].map((line) => `${line}\n`).join("") };
}

interface Options {
  readonly month?: string;
  readonly account?: string;
  readonly output?: string;
}

const TAKES: Readonly<Record<string, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  account: /^\d{12}$/,
  output: /^(json|text)$/,
};

function readOptions(words: readonly string[]): Options | null {
  const found: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 2) {
    const name = words[index]?.replace(/^--/, "") ?? "";
    const value = words[index + 1] ?? "";
    if (!Object.hasOwn(TAKES, name) || TAKES[name]?.test(value) !== true) return null;
    found[name] = value;
  }
  return found;
}
