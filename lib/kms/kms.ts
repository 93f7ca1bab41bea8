import type { Result } from "../result.ts";
import type { CloudTrailEvent } from "./cloudtrail/event.ts";
import type { KmsError } from "./errors/kms-error.ts";
import type { Caller } from "./operations/operation.ts";
import { isOperationName, loadOperation, type OperationName, type OutputOf } from "./operations/registry.ts";
import { type KmsDeps, perform } from "./perform.ts";
import type { Trace } from "./trace/trace.ts";
import type { TraceRecorder } from "./trace/trace-recorder.ts";
import { dueOfChange, nextDue } from "./life/due.ts";
import { applyChange, type Change, type World } from "./world/world.ts";

/** The simulator as an object: a world, and calls that change it. */
export interface Kms {
  readonly world: World;
  /** The cryptography and the randomness that it was given, for what is built upon it. */
  readonly deps: KmsDeps;
  /** Calls an operation. Refusals are values; only a bug of ours throws. */
  readonly call: <N extends OperationName>(
    operation: N,
    input: unknown,
    options?: CallOptions,
  ) => Promise<CallReply<N>>;
  /** Moves the virtual clock forward; what falls due on the way happens, in order. @param byMs at least 0. */
  readonly advance: (byMs: number) => void;
  /** Writes changes that no call makes: identities of a test, keys of a seed file, an empty world. */
  readonly apply: (changes: readonly Change[]) => void;
  /** Calls back after every change of the world. @returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface CallOptions {
  readonly caller?: Caller;
  readonly region?: string;
  /** Continues a trace over several calls. */
  readonly recorder?: TraceRecorder;
}

export interface CallReply<N extends OperationName> {
  readonly result: Result<OutputOf<N>, KmsError>;
  readonly requestId: string;
  readonly events: readonly CloudTrailEvent[];
  readonly trace: Trace;
}

export const DEFAULT_REGION = "us-east-1";
const DEFAULT_ACCOUNT = "123456789012";

/** The account's root principal: who calls when nobody else is named. */
export function rootCaller(accountId = DEFAULT_ACCOUNT): Caller {
  return { type: "Root", arn: `arn:aws:iam::${accountId}:root`, accountId, principalId: accountId };
}

/** A simulator over a world, which it changes in place. Calls may overlap: each sees the world as it is when it acts. */
export function createKms(world: World, deps: KmsDeps): Kms {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  // When something next falls due: found anew only after a change that may have brought it nearer.
  let horizon = -Infinity;
  const apply = (change: Change) => {
    applyChange(world, change);
    horizon = Math.min(horizon, dueOfChange(change) ?? Infinity);
  };
  const settle = (until: number) => {
    while (horizon <= until) {
      const due = nextDue(world, until);
      if (due === null) {
        horizon = nextDue(world, Infinity)?.at ?? Infinity;
        break;
      }
      const at = Math.max(due.at, world.now);
      apply({ kind: "advance-clock", byMs: at - world.now });
      for (const change of due.changes(at, deps.random)) apply(change);
    }
    apply({ kind: "advance-clock", byMs: until - world.now });
  };
  // Calls that change the world act one after another, so that none works on a key another is changing.
  let lastWrite: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(operation: string, act: () => Promise<T>): Promise<T> => {
    if (!isOperationName(operation) || (await loadOperation(operation)).readOnly) return await act();
    const turn = lastWrite.then(act);
    lastWrite = turn.catch(() => undefined);
    return await turn;
  };
  const callNow = async (operation: OperationName, input: unknown, options: CallOptions) => {
    const { caller = rootCaller(), region = DEFAULT_REGION, recorder } = options;
    const response = await perform(world, { operation, input, caller, region }, deps, recorder);
    for (const change of response.changes) apply(change);
    settle(world.now);
    notify();
    return response;
  };
  return {
    world,
    deps,
    call: async (operation, input, options = {}) => {
      const response = await inTurn(operation, async () => await callNow(operation, input, options));
      return response as unknown as CallReply<typeof operation>;
    },
    apply: (changes) => {
      for (const change of changes) apply(change);
      settle(world.now);
      notify();
    },
    advance: (byMs) => {
      settle(world.now + Math.max(0, byMs));
      notify();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
