"use client";

import { useState } from "react";

import type { Claim, ProvenClaim } from "@/lib/bench";
import type { Prices } from "@/lib/kms";

export type ClaimState =
  | { readonly phase: "not-run" | "running" | "no-crypto" }
  | { readonly phase: "ran"; readonly outcome: ProvenClaim };

interface Request {
  readonly setup: string;
  readonly option: string;
  readonly claim: Claim;
  readonly key: boolean;
  readonly seed: string;
  readonly prices: Prices;
}

/** Runs one claim in this page, the same way as the tests run it. */
export function useClaim(): readonly [ClaimState, (request: Request) => Promise<void>] {
  const [state, setState] = useState<ClaimState>({ phase: "not-run" });
  const run = async ({ setup, option, claim, key, seed, prices }: Request) => {
    if (globalThis.crypto?.subtle === undefined) return setState({ phase: "no-crypto" });
    setState({ phase: "running" });
    const { loadRunners } = await import("@/lib/bench");
    const { runClaim } = await loadRunners();
    const outcome = await runClaim(setup, option, claim, { keys: key ? [option] : [], prices, seed });
    setState({ phase: "ran", outcome });
  };
  return [state, run];
}
