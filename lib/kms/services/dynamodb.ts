import { err, ok, type Result } from "../../result.ts";
import type { Kms } from "../kms.ts";
import type { DynamoTable } from "./resource.ts";
import {
  callFor,
  findResource,
  putResource,
  seal,
  type ServiceError,
  type ServiceUser,
  unseal,
} from "./service-call.ts";

/** How long DynamoDB keeps the table key for a caller before it asks KMS again. */
const CACHE_MS = 300_000;

/**
 * A DynamoDB table, which is always encrypted: under an AWS owned key that nobody sees, or under a KMS
 * key that its table key is wrapped with.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
 */
export async function createTable(
  kms: Kms,
  user: ServiceUser,
  name: string,
  keyId?: string,
): Promise<Result<DynamoTable, ServiceError>> {
  const { caller, region } = user;
  const { accountId } = caller;
  const table = {
    kind: "dynamodb-table",
    arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
    accountId,
    region,
    items: {},
  } as const;
  if (keyId === undefined) {
    const owned = {
      ...table,
      keyArn: null,
      encryptedKey: null,
      ownKey: kms.deps.random(32),
      cachedUntil: {},
      cachedKey: null,
    };
    putResource(kms, owned);
    return ok(owned);
  }
  const made = await callFor(kms, "dynamodb", user, "GenerateDataKey", {
    KeyId: keyId,
    KeySpec: "AES_256",
    EncryptionContext: contextOf(table.arn, accountId),
  });
  if (!made.ok) return made;
  const wrapped: DynamoTable = {
    ...table,
    keyArn: made.value.KeyId,
    encryptedKey: made.value.CiphertextBlob,
    ownKey: null,
    cachedKey: made.value.Plaintext,
    cachedUntil: { [caller.arn]: kms.world.now + CACHE_MS },
  };
  putResource(kms, wrapped);
  return ok(wrapped);
}

export async function putItem(
  kms: Kms,
  user: ServiceUser,
  arn: string,
  name: string,
  item: Uint8Array,
): Promise<Result<undefined, ServiceError>> {
  const key = await tableKey(kms, user, arn);
  if (!key.ok) return key;
  const sealed = await seal(kms, key.value, item);
  const found = findResource(kms, "dynamodb-table", arn, "ResourceNotFoundException");
  if (!found.ok) return found;
  putResource(kms, { ...found.value, items: { ...found.value.items, [name]: sealed } });
  return ok(undefined);
}

export async function getItem(
  kms: Kms,
  user: ServiceUser,
  arn: string,
  name: string,
): Promise<Result<Uint8Array, ServiceError>> {
  const found = findResource(kms, "dynamodb-table", arn, "ResourceNotFoundException");
  if (!found.ok) return found;
  const item = found.value.items[name];
  if (!item) return err({ code: "ResourceNotFoundException", message: `${name} does not exist.` });
  const key = await tableKey(kms, user, arn);
  return key.ok ? await unseal(kms, key.value, item) : key;
}

/** The table key: asked of KMS with the caller's permissions at most once in five minutes. */
async function tableKey(kms: Kms, user: ServiceUser, arn: string): Promise<Result<Uint8Array, ServiceError>> {
  const found = findResource(kms, "dynamodb-table", arn, "ResourceNotFoundException");
  if (!found.ok) return found;
  const { ownKey, encryptedKey, cachedKey, cachedUntil, accountId } = found.value;
  if (ownKey !== null || encryptedKey === null) return ok(ownKey ?? new Uint8Array(32));
  const { now } = kms.world;
  if (cachedKey !== null && (cachedUntil[user.caller.arn] ?? 0) > now) return ok(cachedKey);
  const opened = await callFor(kms, "dynamodb", user, "Decrypt", {
    CiphertextBlob: encryptedKey,
    EncryptionContext: contextOf(arn, accountId),
  });
  if (!opened.ok) return opened;
  const { Plaintext } = opened.value;
  const until = { ...cachedUntil, [user.caller.arn]: now + CACHE_MS };
  putResource(kms, { ...found.value, cachedKey: Plaintext, cachedUntil: until });
  return ok(Plaintext);
}

function contextOf(arn: string, accountId: string): Record<string, string> {
  return {
    "aws:dynamodb:tableName": arn.slice(arn.indexOf("/") + 1),
    "aws:dynamodb:subscriberId": accountId,
  };
}
