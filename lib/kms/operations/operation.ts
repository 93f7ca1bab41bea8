import type { Result } from "../../result.ts";
import type { CryptoPort } from "../crypto/crypto-port.ts";
import type { RandomBytes } from "../crypto/random.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { InputOf, InputShape } from "../shapes/shape.ts";
import type { TraceRecorder } from "../trace/trace-recorder.ts";
import type { Change, KmsKey, World } from "../world/world.ts";

/** Who calls. */
export interface Caller {
  readonly type: "Root" | "IAMUser" | "AssumedRole" | "AWSService";
  /** Of a service, its principal: ec2.amazonaws.com. */
  readonly arn: string;
  readonly accountId: string;
  readonly principalId: string;
  readonly userName?: string;
  /** The service that calls with the caller's permissions: s3.us-east-1.amazonaws.com. */
  readonly viaService?: string;
  /** The resource that a service principal calls for. */
  readonly sourceArn?: string;
  /** The VPC endpoint that the call comes through. */
  readonly vpcEndpointId?: string;
}

/** What an operation may use. Time, randomness and cryptography are passed in, never reached for. */
export interface CallContext {
  readonly operation: string;
  readonly requestId: string;
  readonly world: Readonly<World>;
  readonly caller: Caller;
  readonly region: string;
  /** The members of the request that the operation knows, checked. Policies read their conditions from it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly crypto: CryptoPort;
  readonly random: RandomBytes;
  readonly trace: TraceRecorder;
}

/** What a call leaves behind besides its answer. */
export interface CallLog {
  readonly requestParameters?: Readonly<Record<string, unknown>>;
  readonly responseElements?: Readonly<Record<string, unknown>>;
  readonly additionalEventData?: Readonly<Record<string, unknown>>;
  /** The keys it touched. */
  readonly keys?: readonly Pick<KmsKey, "accountId" | "arn">[];
}

export interface Outcome<Output> {
  readonly result: Result<Output, KmsError>;
  readonly changes: readonly Change[];
  readonly log: CallLog;
}

/**
 * One API operation: its input shape, and what it does with an input that fits. Reads in one order:
 * find a usable key, authorise, act, answer. It never writes to the world.
 */
export interface Operation<S extends InputShape, Output> {
  readonly input: S;
  /** As CloudTrail says it: cryptographic use counts as reading. */
  readonly readOnly: boolean;
  readonly run: (input: InputOf<S>, context: CallContext) => Promise<Outcome<Output>>;
}

export function defineOperation<const S extends InputShape, Output>(
  operation: Operation<S, Output>,
): Operation<S, Output> {
  return operation;
}

export function refused<Output>(error: KmsError, log: CallLog = {}): Outcome<Output> {
  return { result: { ok: false, error }, changes: [], log };
}

export function answered<Output>(output: Output, log: CallLog, changes: readonly Change[] = []): Outcome<Output> {
  return { result: { ok: true, value: output }, changes, log };
}
