import { randomUuid } from "../crypto/random.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallContext, Outcome } from "../operations/operation.ts";
import { eventTime } from "./event-time.ts";
import type { CloudTrailEvent } from "./event.ts";

/**
 * The record of one call. Takes only what the operation lists for the log, so that a secret can get
 * here by no oversight.
 */
export function recordEvent(context: CallContext, readOnly: boolean, outcome: Outcome<unknown>): CloudTrailEvent {
  const { caller, region, random } = context;
  const { log } = outcome;
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: caller.type,
      principalId: caller.principalId,
      arn: caller.arn,
      accountId: caller.accountId,
      ...(caller.userName === undefined ? {} : { userName: caller.userName }),
    },
    eventTime: eventTime(context.world.now),
    eventSource: "kms.amazonaws.com",
    eventName: context.operation,
    awsRegion: region,
    sourceIPAddress: "192.0.2.1",
    userAgent: "selo-simulator",
    ...failure(outcome.result.ok ? null : outcome.result.error),
    requestParameters: log.requestParameters ?? null,
    responseElements: (outcome.result.ok ? log.responseElements : null) ?? null,
    ...(outcome.result.ok && log.additionalEventData ? { additionalEventData: log.additionalEventData } : {}),
    requestID: context.requestId,
    eventID: randomUuid(random),
    readOnly,
    resources: (log.keys ?? []).map(({ accountId, arn }) => ({ accountId, type: "AWS::KMS::Key", ARN: arn })),
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: caller.accountId,
    eventCategory: "Management",
  };
}

/** CloudTrail names a denial without the suffix that the API uses. */
function failure(error: KmsError | null): Pick<CloudTrailEvent, "errorCode" | "errorMessage"> {
  if (error === null) return {};
  const code = error.code === "AccessDeniedException" ? "AccessDenied" : error.code;
  return { errorCode: code, ...(error.message === "" ? {} : { errorMessage: error.message }) };
}
