import { type RandomBytes, randomUuid } from "../crypto/random.ts";
import type { KmsKey } from "../world/world.ts";
import { eventTime } from "./event-time.ts";
import type { CloudTrailEvent } from "./event.ts";

/**
 * The record of something that KMS did by itself: RotateKey, DeleteKey and their like.
 * https://docs.aws.amazon.com/kms/latest/developerguide/ct-rotatekey.html
 */
export function serviceEvent(
  eventName: "RotateKey" | "DeleteKey" | "DeleteExpiredKeyMaterial" | "SynchronizeMultiRegionKey",
  key: KmsKey,
  at: number,
  random: RandomBytes,
  serviceEventDetails: Readonly<Record<string, unknown>> = { keyId: key.keyId },
): CloudTrailEvent {
  return {
    eventVersion: "1.11",
    userIdentity: { accountId: key.accountId, invokedBy: "AWS Internal" },
    eventTime: eventTime(at),
    eventSource: "kms.amazonaws.com",
    eventName,
    awsRegion: key.region,
    sourceIPAddress: "AWS Internal",
    userAgent: "AWS Internal",
    requestParameters: null,
    responseElements: null,
    requestID: null,
    eventID: randomUuid(random),
    readOnly: false,
    resources: [{ accountId: key.accountId, type: "AWS::KMS::Key", ARN: key.arn }],
    eventType: "AwsServiceEvent",
    serviceEventDetails,
    managementEvent: true,
    recipientAccountId: key.accountId,
    eventCategory: "Management",
  };
}
