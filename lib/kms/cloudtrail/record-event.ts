import { randomUuid } from "../crypto/random.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallContext, Caller, Outcome } from "../operations/operation.ts";
import { eventTime } from "./event-time.ts";
import type { CloudTrailEvent } from "./event.ts";

/**
 * The records of one call: one in the caller's account and, where the call was let through to a key of
 * another account, one in that account too. Takes only what the operation lists for the log, so that a
 * secret can get here by no oversight.
 */
export function recordEvents(context: CallContext, readOnly: boolean, outcome: Outcome<unknown>): CloudTrailEvent[] {
  const { caller, random } = context;
  const own = recordIn(caller.accountId, context, readOnly, outcome);
  if (!outcome.result.ok && outcome.result.error.code === "AccessDeniedException") return [own];
  const owners = new Set((outcome.log.keys ?? []).map(({ accountId }) => accountId));
  owners.delete(caller.accountId);
  if (owners.size === 0) return [own];
  const sharedEventID = randomUuid(random);
  const others = [...owners].map((accountId) => recordIn(accountId, context, readOnly, outcome));
  return [own, ...others].map((event) => ({ ...event, sharedEventID }));
}

function recordIn(
  recipientAccountId: string,
  context: CallContext,
  readOnly: boolean,
  { log, result }: Outcome<unknown>,
): CloudTrailEvent {
  const { caller, region, random } = context;
  const service = caller.type === "AWSService" ? caller.arn : caller.viaService?.replace(/\.[a-z0-9-]+\./, ".");
  return {
    eventVersion: "1.11",
    userIdentity: userIdentity(caller, service),
    eventTime: eventTime(context.world.now),
    eventSource: "kms.amazonaws.com",
    eventName: context.operation,
    awsRegion: region,
    sourceIPAddress: service ?? "192.0.2.1",
    userAgent: service ?? "selo-simulator",
    ...failure(result.ok ? null : result.error),
    requestParameters: log.requestParameters ?? null,
    responseElements: (result.ok ? log.responseElements : null) ?? null,
    ...(result.ok && log.additionalEventData ? { additionalEventData: log.additionalEventData } : {}),
    requestID: context.requestId,
    eventID: randomUuid(random),
    readOnly,
    resources: (log.keys ?? []).map(({ accountId, arn }) => ({ accountId, type: "AWS::KMS::Key", ARN: arn })),
    eventType: "AwsApiCall",
    managementEvent: true,
    ...(caller.vpcEndpointId === undefined ? {} : { vpcEndpointId: caller.vpcEndpointId }),
    recipientAccountId,
    eventCategory: "Management",
  };
}

function userIdentity(caller: Caller, service: string | undefined): CloudTrailEvent["userIdentity"] {
  const invokedBy = service === undefined ? {} : { invokedBy: service };
  if (caller.type === "AWSService") return { type: caller.type, ...invokedBy };
  return {
    type: caller.type,
    principalId: caller.principalId,
    arn: caller.arn,
    accountId: caller.accountId,
    ...(caller.userName === undefined ? {} : { userName: caller.userName }),
    ...invokedBy,
  };
}

/** CloudTrail names a denial without the suffix that the API uses. */
function failure(error: KmsError | null): Pick<CloudTrailEvent, "errorCode" | "errorMessage"> {
  if (error === null) return {};
  const code = error.code === "AccessDeniedException" ? "AccessDenied" : error.code;
  return { errorCode: code, ...(error.message === "" ? {} : { errorMessage: error.message }) };
}
