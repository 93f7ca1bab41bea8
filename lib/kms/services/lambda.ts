import { ok, type Result } from "../../result.ts";
import { utf8 } from "../bytes/bytes.ts";
import type { Kms } from "../kms.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { LambdaFunction } from "./resource.ts";
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
 * A Lambda function's environment variables, which are always encrypted at rest: under aws/lambda or a
 * key of one's own.
 * https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
 */
export async function createFunction(
  kms: Kms,
  user: ServiceUser,
  name: string,
  environment: Readonly<Record<string, string>>,
  keyId?: string,
): Promise<Result<LambdaFunction, ServiceError>> {
  const { caller, region } = user;
  const { accountId } = caller;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  const made = await callFor(kms, "lambda", user, "GenerateDataKey", {
    KeyId: keyId ?? awsManagedKey(kms, { service: "lambda", name: "lambda", accountId, region }),
    KeySpec: "AES_256",
    EncryptionContext: { "aws:lambda:FunctionArn": arn },
  });
  if (!made.ok) return made;
  const { KeyId: keyArn, CiphertextBlob: encryptedKey, Plaintext } = made.value;
  const sealed = await seal(kms, Plaintext, utf8(JSON.stringify(environment)));
  const created = {
    kind: "lambda-function",
    arn,
    accountId,
    region,
    keyArn,
    encryptedKey,
    environment: sealed,
  } as const;
  putResource(kms, created);
  return ok(created);
}

/** The variables in the clear, for those who may decrypt with the key. */
export async function getEnvironment(
  kms: Kms,
  user: ServiceUser,
  arn: string,
): Promise<Result<Readonly<Record<string, string>>, ServiceError>> {
  const found = findResource(kms, "lambda-function", arn, "ResourceNotFoundException");
  if (!found.ok) return found;
  const opened = await callFor(kms, "lambda", user, "Decrypt", {
    CiphertextBlob: found.value.encryptedKey,
    EncryptionContext: { "aws:lambda:FunctionArn": arn },
  });
  if (!opened.ok) return opened;
  const text = await unseal(kms, opened.value.Plaintext, found.value.environment);
  // createFunction wrote it.
  return text.ok ? ok(JSON.parse(new TextDecoder().decode(text.value)) as Record<string, string>) : text;
}
