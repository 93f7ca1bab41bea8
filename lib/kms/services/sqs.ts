import { err, ok, type Result } from "../../result.ts";
import type { Kms } from "../kms.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { SqsQueue } from "./resource.ts";
import {
  callFor,
  findResource,
  keyArnOf,
  putResource,
  seal,
  type ServiceError,
  type ServiceUser,
  unseal,
} from "./service-call.ts";

const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 86_400;
const DEFAULT_SECONDS = 300;

/**
 * A queue with SSE-KMS: one data key serves for many messages, for as long as the reuse period says. A
 * message's body is encrypted, its attributes are not.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
 */
export function createQueue(
  kms: Kms,
  { caller, region }: ServiceUser,
  name: string,
  { keyId, reuseSeconds = DEFAULT_SECONDS }: { readonly keyId?: string; readonly reuseSeconds?: number } = {},
): Result<SqsQueue, ServiceError> {
  if (reuseSeconds < SHORTEST_SECONDS || reuseSeconds > LONGEST_SECONDS) {
    const message = `KmsDataKeyReusePeriodSeconds must be from ${SHORTEST_SECONDS} to ${LONGEST_SECONDS}.`;
    return err({ code: "InvalidAttributeValue", message });
  }
  const { accountId } = caller;
  const managed = () => awsManagedKey(kms, { service: "sqs", name: "sqs", accountId, region });
  const queue: SqsQueue = {
    kind: "sqs-queue",
    arn: `arn:aws:sqs:${region}:${accountId}:${name}`,
    accountId,
    region,
    keyArn: keyArnOf(keyId ?? managed(), accountId, region),
    reuseMs: reuseSeconds * 1000,
    dataKey: null,
    messages: [],
  };
  putResource(kms, queue);
  return ok(queue);
}

export async function sendMessage(
  kms: Kms,
  user: ServiceUser,
  arn: string,
  body: Uint8Array,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Result<undefined, ServiceError>> {
  const found = queueOf(kms, arn);
  if (!found.ok) return found;
  const dataKey = await dataKeyOf(kms, user, found.value);
  if (!dataKey.ok) return dataKey;
  const message = {
    encryptedKey: dataKey.value.encrypted,
    body: await seal(kms, dataKey.value.plaintext, body),
    attributes,
  };
  putResource(kms, { ...found.value, dataKey: dataKey.value, messages: [...found.value.messages, message] });
  return ok(undefined);
}

/** Takes the oldest message, if there is one. The consumer needs kms:Decrypt. */
export async function receiveMessage(
  kms: Kms,
  user: ServiceUser,
  arn: string,
): Promise<Result<Uint8Array | null, ServiceError>> {
  const found = queueOf(kms, arn);
  if (!found.ok) return found;
  const [message, ...rest] = found.value.messages;
  if (!message) return ok(null);
  const opened = await callFor(kms, "sqs", user, "Decrypt", {
    CiphertextBlob: message.encryptedKey,
    EncryptionContext: contextOf(arn),
  });
  if (!opened.ok) return opened;
  const body = await unseal(kms, opened.value.Plaintext, message.body);
  if (body.ok) putResource(kms, { ...found.value, messages: rest });
  return body;
}

async function dataKeyOf(
  kms: Kms,
  user: ServiceUser,
  { arn, keyArn, dataKey, reuseMs }: SqsQueue,
): Promise<Result<NonNullable<SqsQueue["dataKey"]>, ServiceError>> {
  if (dataKey !== null && dataKey.expiresAt > kms.world.now) return ok(dataKey);
  const input = { KeyId: keyArn, KeySpec: "AES_256", EncryptionContext: contextOf(arn) };
  const made = await callFor(kms, "sqs", user, "GenerateDataKey", input);
  if (!made.ok) return made;
  const { Plaintext: plaintext, CiphertextBlob: encrypted } = made.value;
  return ok({ plaintext, encrypted, expiresAt: kms.world.now + reuseMs });
}

/** The queue's ARN, as other services do; SQS's documentation does not say what it sends. */
function contextOf(arn: string): Record<string, string> {
  return { "aws:sqs:arn": arn };
}

function queueOf(kms: Kms, arn: string) {
  return findResource(kms, "sqs-queue", arn, "AWS.SimpleQueueService.NonExistentQueue");
}
