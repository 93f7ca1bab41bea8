import type { Kms } from "../kms.ts";
import { DEFAULT_REGION, rootCaller } from "../kms.ts";
import type { Caller } from "../operations/operation.ts";
import { isOperationName, loadOperation } from "../operations/registry.ts";
import { readInput, writeOutput } from "./aws-json.ts";
import { lookupEvents } from "./lookup-events.ts";
import type { World } from "../world/world.ts";
import type { ServiceAnswer } from "./service-answer.ts";
import type { Signed } from "./signed.ts";
import { answerSts } from "./sts.ts";

export interface HandlerOptions {
  /** 12 digits; an access key id of 12 digits means that account instead. */
  readonly accountId?: string;
  /** For requests that name no Region. */
  readonly region?: string;
}

/** The user or role of the world that has an access key, as a caller; null where none has it. */
function identityCaller(world: Readonly<World>, accessKeyId: string): Caller | null {
  for (const { arn, accessKeyIds } of world.identities.values()) {
    if (!accessKeyIds.includes(accessKeyId)) continue;
    const [, accountId = "", kind, name = ""] = /^arn:aws:iam::(\d{12}):(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
    const session = arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/");
    return kind === "role"
      ? { type: "AssumedRole", arn: `${session}/session`, accountId, principalId: `${accessKeyId}:session` }
      : { type: "IAMUser", arn, accountId, principalId: accessKeyId, userName: name };
  }
  return null;
}

/** The largest body of a real KMS request is well below this. Bytes. */
const MOST_BYTES = 1_000_000;

const TARGETS = {
  kms: "TrentService.",
  cloudTrail: "CloudTrail_20131101.",
} as const;

/** What an AWS client sends, as far as it matters here. */
export interface ServiceCall {
  readonly authorization: string;
  readonly target: string | null;
  readonly body: string;
}

/**
 * The simulator behind the service's own wire protocol, for an unmodified AWS client: KMS, CloudTrail
 * LookupEvents, and STS GetCallerIdentity. Several Regions live side by side.
 * Never throws and never answers with anything but a well-formed AWS answer, whatever it is sent.
 */
export function createService(kms: Kms, options: HandlerOptions = {}): (call: ServiceCall) => Promise<ServiceAnswer> {
  return async ({ authorization, target, body }) => {
    const signed = readSignature(kms.world, authorization, options);
    if (target === null) return answerSts(body, signed) ?? failure("UnknownOperationException");
    const operation = target.slice(target.lastIndexOf(".") + 1);
    if (target.includes(TARGETS.cloudTrail)) return answerCloudTrail(kms, operation, body, signed);
    if (!target.startsWith(TARGETS.kms)) return failure("UnknownOperationException");
    return await answerKms(kms, operation, body, signed);
  };
}

/** The same as a fetch-style handler, for a client in a page. Answers at every path. */
export function createHandler(kms: Kms, options: HandlerOptions = {}): (request: Request) => Promise<Response> {
  const answer = createService(kms, options);
  return async (request) => {
    const body = await readBody(request);
    const {
      status,
      headers,
      body: text,
    } = body === null
      ? failure("RequestEntityTooLargeException", `At most ${MOST_BYTES} bytes.`, 413)
      : await answer({
          authorization: request.headers.get("authorization") ?? "",
          target: request.headers.get("x-amz-target"),
          body,
        });
    return new Response(text, { status, headers });
  };
}

async function answerKms(
  kms: Kms,
  operation: string,
  body: string,
  { caller, region }: Signed,
): Promise<ServiceAnswer> {
  if (!isOperationName(operation)) return failure("UnknownOperationException");
  const { input: shape } = await loadOperation(operation);
  const input = readInput(body, shape);
  if (!input.ok) return failure("SerializationException", input.error);
  const { result, requestId } = await kms.call(operation, input.value, { caller, region });
  if (!result.ok) return failure(result.error.code, result.error.message, 400, requestId);
  return json(writeOutput(result.value), 200, requestId);
}

function answerCloudTrail(kms: Kms, operation: string, body: string, signed: Signed): ServiceAnswer {
  if (operation !== "LookupEvents") return failure("UnknownOperationException");
  const input = readInput(body, {});
  if (!input.ok) return failure("SerializationException", input.error);
  const found = lookupEvents(kms.world, input.value, signed);
  return found.ok ? json(writeOutput(found.value)) : failure(found.error.code, found.error.message);
}

/** As the service answers: a code, and a message where there is one. */
function failure(code: string, message = "", status = 400, requestId?: string): ServiceAnswer {
  return json(JSON.stringify({ __type: code, ...(message === "" ? {} : { message }) }), status, requestId);
}

function json(body: string, status = 200, requestId?: string): ServiceAnswer {
  const id: Record<string, string> = requestId === undefined ? {} : { "x-amzn-requestid": requestId };
  return { status, headers: { "content-type": "application/x-amz-json-1.1", ...id }, body };
}

/** @returns null for a body that is too large; bytes that are no UTF-8 become replacement characters. */
async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return null;
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > MOST_BYTES ? null : new TextDecoder().decode(bytes);
}

const SCOPE = /Credential=([^/,\s]{1,128})\/\d{8}\/([a-z0-9-]{1,40})\/[a-z0-9-]+\/aws4_request/;

/** An access key that an identity of the world has means that identity, any other the account's root. */
function readSignature(world: Readonly<World>, authorization: string, { accountId, region }: HandlerOptions): Signed {
  const [, accessKeyId = "", scope] = SCOPE.exec(authorization) ?? [];
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : accountId;
  return {
    caller: identityCaller(world, accessKeyId) ?? rootCaller(account),
    region: scope ?? region ?? DEFAULT_REGION,
  };
}
