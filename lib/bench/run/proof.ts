import type { Prices } from "../../kms/index.ts";
import type { CallRecord } from "../shell/call-record.ts";
import type { ShellRun } from "../shell/shell.ts";
import { createBench } from "./bench.ts";

/** A claim about the world that a script makes: it holds when the script exits with 0. */
export type Claim =
  | { readonly run: string; readonly failsWith?: string | undefined }
  | { readonly notExecutable: unknown };

export interface Proof {
  readonly setup: string;
  /** By option id. */
  readonly claims: Readonly<Record<string, Claim>>;
  readonly counterfactuals?: readonly { readonly option: string; readonly change: string }[] | undefined;
}

export interface ProvenClaim {
  readonly option: string;
  readonly kind: "claim" | "counterfactual";
  /** Null: nothing to run. */
  readonly holds: boolean | null;
  /** Whether that is what the item says: keys hold, distractors fail, as they are said to. */
  readonly asExpected: boolean;
  /** What the set-up, the change and the claim printed. */
  readonly output: string;
  readonly calls: readonly CallRecord[];
}

export interface Proving {
  readonly keys: readonly string[];
  readonly prices: Prices;
  /** Of the world's ids and ciphertexts; the same seed runs the same. */
  readonly seed: string;
}

/**
 * Runs every claim of a proof, each in a world of its own that the set-up made, and every counterfactual
 * with its change before the claim. A set-up that fails makes every claim fail to be as expected.
 */
export async function runProof(proof: Proof, proving: Proving): Promise<readonly ProvenClaim[]> {
  const claims: ProvenClaim[] = [];
  for (const [option, claim] of Object.entries(proof.claims)) {
    claims.push(await runClaim(proof.setup, option, claim, proving));
  }
  for (const { option, change } of proof.counterfactuals ?? []) {
    const claim = proof.claims[option];
    if (claim === undefined) continue;
    const outcome = await runClaim(`${proof.setup}\n${change}`, option, claim, { ...proving, keys: [option] });
    claims.push({ ...outcome, kind: "counterfactual" });
  }
  return claims;
}

/** One claim, after the set-up. */
export async function runClaim(
  setup: string,
  option: string,
  claim: Claim,
  { keys, prices, seed }: Proving,
): Promise<ProvenClaim> {
  const found = { option, kind: "claim" } as const;
  if (!("run" in claim)) return { ...found, holds: null, asExpected: !keys.includes(option), output: "", calls: [] };
  const { shell } = createBench(seed, prices);
  const prepared = await shell.run(strictly(setup));
  if (prepared.exitCode !== 0) return { ...found, holds: null, asExpected: false, ...prepared };
  const done = await shell.run(strictly(claim.run));
  const holds = done.exitCode === 0;
  return {
    ...found,
    holds,
    asExpected: keys.includes(option) ? holds : failsAsSaid(done, claim.failsWith),
    output: prepared.output + done.output,
    calls: [...prepared.calls, ...done.calls],
  };
}

/** The first failure ends a script, also inside a pipe. */
function strictly(script: string): string {
  return `set -eo pipefail\n${script}`;
}

/** Exit codes of a script that is wrong, rather than of a claim that does not hold. */
const BROKEN = new Set([2, 126, 127, 252]);

function failsAsSaid({ exitCode, output }: ShellRun, failsWith: string | undefined): boolean {
  if (exitCode === 0) return false;
  return failsWith === undefined ? !BROKEN.has(exitCode) : output.includes(failsWith);
}
