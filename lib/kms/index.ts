/** The door of the simulator: everything else in this folder is its own business. */
import type { OperationName } from "./operations/registry.ts";
import type { InputShape } from "./shapes/shape.ts";

export { fromBase64, fromHex, toBase64, toHex, utf8 } from "./bytes/bytes.ts";
export type { ByteKind, Described } from "./byte-runs/describe-bytes.ts";
export type { CloudTrailEvent } from "./cloudtrail/event.ts";
export { blobRuns, parseBlob } from "./crypto/ciphertext-blob.ts";
export { type EncryptionContext, encodeContext } from "./crypto/encryption-context.ts";
export { type RandomBytes, seededRandom } from "./crypto/random.ts";
export { webCryptoPort } from "./crypto/web-crypto.ts";
export type { Envelope } from "./envelope/envelope.ts";
export { openEnvelope } from "./envelope/open-envelope.ts";
export { sealEnvelope } from "./envelope/seal-envelope.ts";
export type { MessageFault, MessageFaultCode } from "./message/message-fault.ts";
export type { MessageRecipe } from "./message/write-message.ts";
export { KMS_ERROR_CODES, type KmsError, type KmsErrorCode } from "./errors/kms-error.ts";
export { type CallOptions, type CallReply, createKms, DEFAULT_REGION, type Kms, rootCaller } from "./kms.ts";
export type { Decision, DecisionStep } from "./policy/authorise.ts";
export { algorithmsOf } from "./keys/key-spec.ts";
export { callerOf } from "./policy/caller-of.ts";
export type { DecisionPart } from "./policy/decision-parts.ts";
export type { PolicyKind } from "./policy/policy-document.ts";
export type { PolicyFinding } from "./policy/policy-findings.ts";
export { principalOf } from "./policy/principal.ts";
export type { Caller } from "./operations/operation.ts";
export type { InputShape, MemberShape } from "./shapes/shape.ts";
export { isOperationName, OPERATION_NAMES, type OperationName, type OutputOf } from "./operations/registry.ts";
export type { KmsDeps } from "./perform.ts";
export type { Estimate, EstimateLine, Scenario } from "./pricing/estimate.ts";
export type { Prices } from "./pricing/prices.ts";
export type { StoryName, Told } from "./stories/stories.ts";
export { type Scene, sceneAt } from "./trace/scene-at.ts";
export {
  BYTE_MEANINGS,
  type ByteField,
  type ByteMeaning,
  type ByteRun,
  type Place,
  PLACES,
  type Thing,
  type ThingKind,
  type Trace,
  type TraceStep,
  type TraceStepKind,
} from "./trace/trace.ts";
export { type Readability, type Reader, READERS, type ReadReason, whoCanRead } from "./trace/who-can-read.ts";
export { copyWorld, sameWorld } from "./world/copy-world.ts";
export type { ServiceResource } from "./services/resource.ts";
export {
  type Change,
  createWorld,
  type Grant,
  type Guardrail,
  type Identity,
  type KmsKey,
  type World,
} from "./world/world.ts";

/** The wire protocol, loaded on demand: a page that speaks no HTTP loads none of it. */
export async function loadHttp() {
  const [{ createHandler, createService }, { parseDuration }] = await Promise.all([
    import("./http/handler.ts"),
    import("./http/duration.ts"),
  ]);
  return { createHandler, createService, parseDuration };
}

/** S3, EBS, RDS and others as users of KMS, loaded on demand. */
export async function loadServices() {
  return await import("./services/services.ts");
}

/** Messages of the AWS Encryption SDK, written and read as streams; loaded on demand. */
export async function loadMessages() {
  return await import("./message/message.ts");
}

/** Recognises bytes and labels them, loaded on demand. */
export async function loadByteRuns() {
  return await import("./byte-runs/describe-bytes.ts");
}

/** Stories of several calls, each told by a run of the simulator; loaded on demand. */
export async function loadStories() {
  return await import("./stories/stories.ts");
}

/** What a month would cost that somebody imagines, loaded on demand. */
export async function loadEstimate() {
  return await import("./pricing/estimate.ts");
}

/** What the world costs, loaded on demand. */
export async function loadPricing() {
  return await import("./pricing/bill.ts");
}

/** What an operation takes, for a form of it. */
export async function loadInputShape(operation: OperationName): Promise<InputShape> {
  const { loadOperation } = await import("./operations/registry.ts");
  return (await loadOperation(operation)).input;
}

/** CloudTrail's event history and STS, as a client that speaks no HTTP uses them; loaded on demand. */
export async function loadClient() {
  const [{ lookupEvents }, { assumeRole }, { callerOfAccessKey }] = await Promise.all([
    import("./http/lookup-events.ts"),
    import("./policy/assume-role.ts"),
    import("./http/signed.ts"),
  ]);
  return { lookupEvents, assumeRole, callerOfAccessKey };
}

/** The evaluator, for showing how a decision comes about, and what editors know of policies; loaded on demand. */
export async function loadPolicy() {
  const [decisions, parts, document, findings, vocabulary] = await Promise.all([
    import("./policy/authorise.ts"),
    import("./policy/decision-parts.ts"),
    import("./policy/policy-document.ts"),
    import("./policy/policy-findings.ts"),
    import("./policy/vocabulary.ts"),
  ]);
  const { authorise, authoriseInAccount } = decisions;
  const { policyFindings, statementPlace } = findings;
  return {
    authorise,
    authoriseInAccount,
    decisionParts: parts.decisionParts,
    parsePolicy: document.parsePolicy,
    policyFindings,
    statementPlace,
    vocabulary,
  };
}

/** Keys with fixed ids and material, loaded on demand. */
export async function loadSeedDocument() {
  return await import("./world/seed-document.ts");
}

/** Reading and writing whole worlds, loaded on demand: a lesson's figure keeps none. */
export async function loadWorldDocument() {
  return await import("./world/world-document.ts");
}
