import type { Kms } from "../kms.ts";
import { isOperationName, loadOperation } from "../operations/registry.ts";
import { SILENT_RECORDER } from "../trace/silent-recorder.ts";
import { readInput, writeOutput } from "./aws-json.ts";
import { lookupEvents } from "./lookup-events.ts";
import type { ServiceAnswer } from "./service-answer.ts";
import { type HandlerOptions, readSignature, type Signed } from "./signed.ts";
import { answerSts } from "./sts.ts";

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
 * LookupEvents, and STS GetCallerIdentity and AssumeRole. Several Regions live side by side.
 * Never throws and never answers with anything but a well-formed AWS answer, whatever it is sent.
 */
export function createService(kms: Kms, options: HandlerOptions = {}): (call: ServiceCall) => Promise<ServiceAnswer> {
  return async ({ authorization, target, body }) => {
    const signed = readSignature(kms.world, authorization, options);
    if (signed === null)
      return failure("ExpiredTokenException", "The security token included in the request is expired");
    if (target === null) return answerSts(kms, body, signed) ?? failure("UnknownOperationException");
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
  const { result, requestId } = await kms.call(operation, input.value, { caller, region, recorder: SILENT_RECORDER });
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
