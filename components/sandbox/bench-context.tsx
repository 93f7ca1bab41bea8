"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";

import type { Prices } from "@/lib/kms";
import { type Caller, DEFAULT_REGION, type Kms, type KmsDeps, type KmsKey, type OperationName } from "@/lib/kms";
import { invariant } from "@/lib/result";

import { type Actor, callerOfActor } from "./actors.ts";
import { rememberCall } from "./call-log.ts";
import type { CallRecord } from "./result-panel.tsx";
import type { ReadyBench } from "./use-world.ts";

export const REGIONS = ["us-east-1", "sa-east-1", "eu-west-1"] as const;

export interface BenchValue {
  readonly kms: Kms;
  readonly deps: KmsDeps;
  readonly world: ReadyBench;
  readonly prices: BenchPrices;
  readonly region: string;
  readonly setRegion: (region: string) => void;
  readonly actor: Actor;
  readonly caller: Caller;
  readonly act: (actor: Actor) => void;
  /** The keys of the Region, oldest first. */
  readonly keys: readonly KmsKey[];
  readonly selected: KmsKey | null;
  readonly select: (keyId: string) => void;
  /** What the last call did. */
  readonly record: CallRecord | null;
  readonly setRecord: (record: CallRecord | null) => void;
  /** Calls an operation as whoever acts, in the chosen Region, and shows what it did. */
  readonly call: (operation: OperationName, input: Readonly<Record<string, unknown>>) => Promise<CallRecord>;
}

/** Prices, and where they are from. */
export interface BenchPrices extends Prices {
  readonly source: string;
  readonly checked: string;
}

const BenchContext = createContext<BenchValue | null>(null);

export function useBench(): BenchValue {
  const bench = use(BenchContext);
  invariant(bench, "a panel is inside the bench");
  return bench;
}

interface Props {
  readonly world: ReadyBench;
  readonly prices: BenchPrices;
  readonly children: ReactNode;
}

export function BenchProvider({ world, prices, children }: Props) {
  const { kms, deps } = world;
  const [region, setRegion] = useState<string>(DEFAULT_REGION);
  const [chosen, act] = useState<Actor>("root");
  const [keyId, select] = useState<string | null>(null);
  const [shown, setShown] = useState<{ readonly of: string; readonly record: CallRecord | null } | null>(null);
  // Who acts and what was called belong to a world: another one may not have that identity or that key.
  const { id, snapshot } = world.state;
  const actor = chosen.startsWith("arn:") && !kms.world.identities.has(chosen) ? "root" : chosen;
  const record = shown?.of === id ? shown.record : null;
  const setRecord: BenchValue["setRecord"] = (made) => {
    if (made) rememberCall(made);
    setShown({ of: id, record: made });
  };
  const caller = callerOfActor(kms.world, actor, region);
  const keys = useMemo(
    () => [...snapshot.keys.values()].filter((key) => key.region === region && key.manager === "CUSTOMER"),
    [snapshot, region],
  );
  const selected = keys.find((key) => key.keyId === keyId) ?? keys.at(-1) ?? null;
  const call: BenchValue["call"] = async (operation, input) => {
    const { result, trace, events } = await kms.call(operation, input, { caller, region });
    const made: CallRecord = {
      operation,
      input,
      result: result.ok ? { ok: true, value: result.value ?? {} } : result,
      trace,
      events,
      blob: (result.ok ? blobOf(result.value) : null) ?? record?.blob ?? null,
    };
    setRecord(made);
    return made;
  };
  // Made anew with every version of the world, which changes in place.
  const value: BenchValue = {
    kms,
    deps,
    world,
    prices,
    region,
    setRegion,
    actor,
    caller,
    act,
    keys,
    selected,
    select,
    record,
    setRecord,
    call,
  };
  return <BenchContext value={value}>{children}</BenchContext>;
}

/** The blob of an answer that has one. */
function blobOf(answer: unknown): Uint8Array | null {
  if (typeof answer !== "object" || answer === null || !("CiphertextBlob" in answer)) return null;
  return answer.CiphertextBlob instanceof Uint8Array ? answer.CiphertextBlob : null;
}
