import { ok, type Result } from "../../result.ts";
import { toHex } from "../bytes/bytes.ts";
import { randomUuid } from "../crypto/random.ts";
import type { Kms } from "../kms.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { Secret } from "./resource.ts";
import {
  callFor,
  findResource,
  putResource,
  seal,
  type ServiceError,
  type ServiceUser,
  unseal,
} from "./service-call.ts";

/**
 * A secret: each version of its value has a data key of its own. Name and tags are not encrypted.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export async function createSecret(
  kms: Kms,
  user: ServiceUser,
  name: string,
  value: Uint8Array,
  keyId?: string,
): Promise<Result<Secret, ServiceError>> {
  const { caller, region } = user;
  const { accountId } = caller;
  const arn = `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${toHex(kms.deps.random(3))}`;
  const KeyId = keyId ?? awsManagedKey(kms, { service: "secretsmanager", name: "secretsmanager", accountId, region });
  return await writeVersion(kms, user, { arn, accountId, region, keyArn: KeyId }, value);
}

/** A new version, under a new data key. */
export async function putSecretValue(
  kms: Kms,
  user: ServiceUser,
  arn: string,
  value: Uint8Array,
): Promise<Result<Secret, ServiceError>> {
  const found = findResource(kms, "secret", arn, "ResourceNotFoundException");
  return found.ok ? await writeVersion(kms, user, found.value, value) : found;
}

export async function getSecretValue(
  kms: Kms,
  user: ServiceUser,
  arn: string,
): Promise<Result<Uint8Array, ServiceError>> {
  const found = findResource(kms, "secret", arn, "ResourceNotFoundException");
  if (!found.ok) return found;
  const opened = await callFor(kms, "secretsmanager", user, "Decrypt", {
    CiphertextBlob: found.value.encryptedKey,
    EncryptionContext: { SecretARN: arn, SecretVersionId: found.value.versionId },
  });
  return opened.ok ? await unseal(kms, opened.value.Plaintext, found.value.value) : opened;
}

async function writeVersion(
  kms: Kms,
  user: ServiceUser,
  { arn, accountId, region, keyArn }: Pick<Secret, "arn" | "accountId" | "region" | "keyArn">,
  value: Uint8Array,
): Promise<Result<Secret, ServiceError>> {
  const versionId = randomUuid(kms.deps.random);
  const made = await callFor(kms, "secretsmanager", user, "GenerateDataKey", {
    KeyId: keyArn,
    KeySpec: "AES_256",
    EncryptionContext: { SecretARN: arn, SecretVersionId: versionId },
  });
  if (!made.ok) return made;
  const { KeyId, CiphertextBlob, Plaintext } = made.value;
  const secret: Secret = {
    kind: "secret",
    arn,
    accountId,
    region,
    keyArn: KeyId,
    versionId,
    encryptedKey: CiphertextBlob,
    value: await seal(kms, Plaintext, value),
  };
  putResource(kms, secret);
  return ok(secret);
}
