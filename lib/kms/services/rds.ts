import { err, ok, type Result } from "../../result.ts";
import type { Kms } from "../kms.ts";
import { DAY } from "../life/rotate.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { RdsInstance } from "./resource.ts";
import {
  callAs,
  callFor,
  findResource,
  keyArnOf,
  putResource,
  type ServiceError,
  servicePrincipal,
  type ServiceUser,
} from "./service-call.ts";

/** How long a database whose key is out of reach can be brought back. */
const RECOVERABLE_MS = 7 * DAY;

export type RdsStatus =
  | "available"
  | "inaccessible-encryption-credentials-recoverable"
  | "inaccessible-encryption-credentials";

/**
 * An encrypted RDS instance: a grant lets RDS use the key for as long as the database lives. The key
 * cannot be changed later.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
 */
export async function createDatabase(
  kms: Kms,
  user: ServiceUser,
  name: string,
  keyId?: string,
): Promise<Result<RdsInstance, ServiceError>> {
  const { caller, region } = user;
  const { accountId } = caller;
  const arn = `arn:aws:rds:${region}:${accountId}:db:${name}`;
  const KeyId = keyId ?? awsManagedKey(kms, { service: "rds", name: "rds", accountId, region });
  const grant = await callFor(kms, "rds", user, "CreateGrant", {
    KeyId,
    GranteeServicePrincipal: "rds.amazonaws.com",
    RetiringServicePrincipal: "rds.amazonaws.com",
    Operations: ["GenerateDataKeyWithoutPlaintext", "Decrypt", "DescribeKey", "RetireGrant"],
    Constraints: { SourceArn: arn, EncryptionContextSubset: { "aws:rds:db-id": name } },
  });
  if (!grant.ok) return grant;
  const dataKey = await callAs(
    kms,
    servicePrincipal("rds", accountId, arn),
    region,
    "GenerateDataKeyWithoutPlaintext",
    {
      KeyId: keyArnOf(KeyId, accountId, region),
      KeySpec: "AES_256",
      EncryptionContext: { "aws:rds:db-id": name },
      GrantTokens: [grant.value.GrantToken],
    },
  );
  if (!dataKey.ok) return dataKey;
  const database: RdsInstance = {
    kind: "rds-instance",
    arn,
    accountId,
    region,
    keyArn: dataKey.value.KeyId,
    grantId: grant.value.GrantId,
    encryptedKey: dataKey.value.CiphertextBlob,
    unreachableSince: null,
  };
  putResource(kms, database);
  return ok(database);
}

/**
 * RDS looks after its key: one that is out of reach puts the database into a state that it can be
 * brought back from for seven days, and no longer.
 */
export async function checkDatabase(kms: Kms, arn: string): Promise<Result<RdsStatus, ServiceError>> {
  const found = findResource(kms, "rds-instance", arn, "DBInstanceNotFound");
  if (!found.ok) return found;
  const database = found.value;
  const { now } = kms.world;
  const { accountId, region, encryptedKey, unreachableSince } = database;
  if (unreachableSince !== null && now - unreachableSince > RECOVERABLE_MS) {
    return ok("inaccessible-encryption-credentials");
  }
  const opened = await callAs(kms, servicePrincipal("rds", accountId, arn), region, "Decrypt", {
    CiphertextBlob: encryptedKey,
    EncryptionContext: { "aws:rds:db-id": arn.slice(arn.lastIndexOf(":") + 1) },
  });
  putResource(kms, { ...database, unreachableSince: opened.ok ? null : (unreachableSince ?? now) });
  return ok(opened.ok ? "available" : "inaccessible-encryption-credentials-recoverable");
}

/** Deletes it and gives its grant back. */
export async function deleteDatabase(kms: Kms, arn: string): Promise<Result<undefined, ServiceError>> {
  const found = findResource(kms, "rds-instance", arn, "DBInstanceNotFound");
  if (!found.ok) return err(found.error);
  const { accountId, region, keyArn, grantId } = found.value;
  await callAs(kms, servicePrincipal("rds", accountId, arn), region, "RetireGrant", {
    KeyId: keyArn,
    GrantId: grantId,
  });
  kms.apply([{ kind: "delete-resource", arn }]);
  return ok(undefined);
}
