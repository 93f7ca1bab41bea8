import type { Result } from "../result.ts";
import type { CloudTrailEvent } from "./cloudtrail/event.ts";
import { recordEvents } from "./cloudtrail/record-event.ts";
import type { CryptoPort } from "./crypto/crypto-port.ts";
import { type RandomBytes, randomUuid } from "./crypto/random.ts";
import { type KmsError, kmsError } from "./errors/kms-error.ts";
import { refuseStep } from "./operations/call-steps.ts";
import { type CallContext, type Caller, type Outcome, refused } from "./operations/operation.ts";
import { isOperationName, loadOperation } from "./operations/registry.ts";
import { meterChanges } from "./pricing/meter.ts";
import { validateInput } from "./shapes/validate-input.ts";
import type { Trace } from "./trace/trace.ts";
import { createTraceRecorder, type TraceRecorder } from "./trace/trace-recorder.ts";
import type { Change, World } from "./world/world.ts";

export interface KmsRequest {
  readonly operation: string;
  /** Anything: it is checked against the operation's shape. */
  readonly input: unknown;
  readonly caller: Caller;
  readonly region: string;
}

export interface KmsDeps {
  readonly crypto: CryptoPort;
  readonly random: RandomBytes;
}

export interface KmsResponse {
  readonly requestId: string;
  readonly result: Result<unknown, KmsError>;
  readonly events: readonly CloudTrailEvent[];
  /** What the call does to the world, for `applyChange`; the event is among them. */
  readonly changes: readonly Change[];
  readonly trace: Trace;
}

/**
 * The dispatcher: one request against a world.
 * Never writes to the world, never throws for anything a caller can send, and reads no clock, random
 * source or network of its own.
 * @param recorder continues a trace over several calls; by default the call has one of its own.
 */
export async function perform(
  world: Readonly<World>,
  request: KmsRequest,
  { crypto, random }: KmsDeps,
  recorder: TraceRecorder = createTraceRecorder(),
): Promise<KmsResponse> {
  const { operation, caller, region } = request;
  const requestId = randomUuid(random);
  const context: CallContext = {
    operation,
    requestId,
    world,
    caller,
    region,
    input: {},
    crypto,
    random,
    trace: recorder,
  };
  const { outcome, readOnly, input } = await run(request, context);
  if (!outcome.result.ok) refuseStep(context, outcome.result.error.code);
  const events = recordEvents(context, readOnly, outcome);
  return {
    requestId,
    result: outcome.result,
    events,
    changes: [
      ...outcome.changes,
      ...usageChanges(context, outcome, events),
      ...meterChanges({ ...context, input }, outcome),
      ...events.map((event): Change => ({ kind: "record-event", event })),
    ],
    trace: recorder.snapshot(),
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyLastUsageData.html */
const USES_A_KEY = new Set([
  "Decapsulate",
  "Decrypt",
  "DeriveSharedSecret",
  "Encapsulate",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyPair",
  "GenerateDataKeyPairWithoutPlaintext",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateMac",
  "ReEncrypt",
  "Sign",
  "Verify",
  "VerifyMac",
]);

function usageChanges(context: CallContext, outcome: Outcome<unknown>, [event]: readonly CloudTrailEvent[]): Change[] {
  if (!event || !outcome.result.ok || !USES_A_KEY.has(context.operation)) return [];
  const { operation, requestId, world } = context;
  const usage = { operation, at: world.now, requestId, eventId: event.eventID };
  return (outcome.log.keys ?? []).map(({ arn }) => ({ kind: "record-usage", arn, usage }));
}

/** An attestation document comes from a Nitro enclave, and there is none here to come from. */
const NO_ENCLAVE = kmsError(
  "ValidationException",
  "The attestation document cannot be verified: no Nitro enclave is simulated.",
);

async function run(
  { operation, input }: KmsRequest,
  context: CallContext,
): Promise<{ outcome: Outcome<unknown>; readOnly: boolean; input: CallContext["input"] }> {
  if (!isOperationName(operation)) {
    return { outcome: refused(kmsError("UnknownOperationException")), readOnly: false, input: {} };
  }
  const { input: shape, readOnly, run: act } = await loadOperation(operation);
  const valid = validateInput(shape, input);
  if (!valid.ok) return { outcome: refused(valid.error), readOnly, input: {} };
  if (valid.value["Recipient"] !== undefined) return { outcome: refused(NO_ENCLAVE), readOnly, input: {} };
  const outcome = await act(valid.value, { ...context, input: valid.value });
  return { outcome, readOnly, input: valid.value };
}
