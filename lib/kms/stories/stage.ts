import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { blobRuns } from "../crypto/ciphertext-blob.ts";
import { contextThings } from "../crypto/symmetric-cipher.ts";
import { type CallOptions, type Kms, DEFAULT_REGION, rootCaller } from "../kms.ts";
import type { OperationName, OutputOf } from "../operations/registry.ts";
import { refuseStep } from "../operations/call-steps.ts";
import type { ServiceError, ServiceUser } from "../services/service-call.ts";
import { createTraceRecorder, type TraceRecorder } from "../trace/trace-recorder.ts";
import type { Trace } from "../trace/trace.ts";

/** Where a story is played: a simulator, who calls, and the key it is about if one of its kind is at hand. */
export interface StoryBench extends Pick<CallOptions, "caller" | "region"> {
  readonly kms: Kms;
  /** A key id or ARN. A story that cannot be told with this key makes one of its own. */
  readonly keyId?: string;
}

/** What a story acts with: one recorder over all calls and over what the application does between them. */
export interface Stage {
  readonly kms: Kms;
  readonly recorder: TraceRecorder;
  readonly user: ServiceUser;
  /** Calls KMS. @returns null where it refused; the story then ends there. */
  readonly call: <N extends OperationName>(operation: N, input: object) => Promise<OutputOf<N> | null>;
  /** Ends the story with a refusal that a call was not itself asked for: a service's, an envelope's. */
  readonly refuse: (error: ServiceError) => void;
  readonly refusal: () => ServiceError | null;
}

export function createStage(
  { kms, caller = rootCaller(), region = DEFAULT_REGION }: StoryBench,
  memoryOf?: Trace["memoryOf"],
): Stage {
  const recorder = createTraceRecorder(memoryOf);
  let refusal: ServiceError | null = null;
  return {
    kms,
    recorder,
    user: { caller, region, recorder },
    call: async (operation, input) => {
      const { result } = await kms.call(operation, input, { caller, region, recorder });
      if (result.ok) return result.value;
      refusal = result.error;
      return null;
    },
    refuse: (error) => {
      refusal = error;
    },
    refusal: () => refusal,
  };
}

/** The bench's key if it is a symmetric encryption key of KMS that may be used, else a new one. */
export async function symmetricKey(stage: Stage, { keyId }: StoryBench): Promise<string | null> {
  const known = [...stage.kms.world.keys.values()].find((key) => key.keyId === keyId || key.arn === keyId);
  const fits = known?.keySpec === "SYMMETRIC_DEFAULT" && known.origin === "AWS_KMS" && known.state === "Enabled";
  if (fits && known.region === stage.user.region) return known.arn;
  return await makeKey(stage, {});
}

/** A key that is there when the story begins: making it is no part of it, unless that is refused. */
export async function makeKey({ kms, recorder, user, refuse }: Stage, input: object): Promise<string | null> {
  const { caller, region } = user;
  const { result } = await kms.call("CreateKey", input, { caller, region });
  if (result.ok) return result.value.KeyMetadata.Arn;
  refuseStep({ trace: recorder, operation: "CreateKey" }, result.error.code);
  refuse(result.error);
  return null;
}

/** The plaintext in the application's memory, and what it will be bound to. */
export function prepare({ recorder }: Stage, bytes: Uint8Array, context: EncryptionContext = {}): string {
  const plaintext = recorder.thing({ kind: "plaintext", meaning: "plaintext", bytes });
  recorder.step({
    kind: "prepare",
    operation: null,
    at: "memory",
    appears: [plaintext, ...contextThings({ trace: recorder }, context)].map((thing) => ({ thing, at: "memory" })),
    detail: { bytes: bytes.length },
  });
  return plaintext;
}

/** A ciphertext blob as a thing: the one that a call of this story made. */
export function blobThing({ recorder }: Stage, bytes: Uint8Array): string {
  const known = recorder.findByBytes(bytes);
  return known ?? recorder.thing({ kind: "ciphertext", meaning: "ciphertext", bytes, runs: blobRuns(bytes) });
}

/** Writes a ciphertext to the disk; the plaintext is overwritten. */
export function storeCiphertext({ recorder }: Stage, ciphertext: string, plaintext: string): void {
  recorder.step({
    kind: "store-ciphertext",
    operation: null,
    at: "storage",
    appears: [{ thing: ciphertext, at: "storage", from: "memory" }],
    disappears: [
      { thing: ciphertext, at: "memory", why: "dropped" },
      { thing: plaintext, at: "memory", why: "wiped" },
    ],
    uses: [ciphertext],
  });
}

/** Reads a ciphertext from the disk. */
export function loadCiphertext({ recorder }: Stage, ciphertext: string): void {
  recorder.step({
    kind: "load-ciphertext",
    operation: null,
    at: "storage",
    appears: [{ thing: ciphertext, at: "memory", from: "storage" }],
    uses: [ciphertext],
  });
}
