import { err, ok, type Result } from "../../result.ts";
import { utf8 } from "../bytes/bytes.ts";
import type { Kms } from "../kms.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { S3Bucket, S3Mode, S3Object } from "./resource.ts";
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

/**
 * S3's server-side encryption: SSE-S3, SSE-KMS with and without a bucket key, DSSE-KMS. Who may read
 * a bucket is not asked here, only who may use the key.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
 */
export interface BucketEncryption {
  readonly mode: S3Mode;
  /** Key id or ARN; the AWS managed key aws/s3 where it is left out. */
  readonly keyId?: string | undefined;
  /** SSE-KMS only. */
  readonly bucketKeyEnabled?: boolean;
}

/** How long a bucket key lives here; S3 says only that it is short. */
const BUCKET_KEY_MS = 300_000;

export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

/** Makes a bucket, or changes how new objects of it are encrypted; old objects stay as they are. */
export function putBucketEncryption(
  kms: Kms,
  { caller, region }: ServiceUser,
  bucket: string,
  { mode, keyId, bucketKeyEnabled = false }: BucketEncryption,
): Result<S3Bucket, ServiceError> {
  if (mode === "SSE-S3" && keyId !== undefined) return invalid("SSE-S3 takes no KMS key.");
  if (mode !== "SSE-KMS" && bucketKeyEnabled) return invalid("Bucket keys are for SSE-KMS only.");
  const arn = bucketArn(bucket);
  const known = kms.world.resources.get(arn);
  const { accountId } = caller;
  const made: S3Bucket = {
    kind: "s3-bucket",
    arn,
    accountId,
    region,
    ...encryptionOf(kms, { accountId, region }, { mode, keyId, bucketKeyEnabled }),
    bucketKey: null,
    ownKey: known?.kind === "s3-bucket" ? known.ownKey : kms.deps.random(32),
  };
  putResource(kms, made);
  return ok(made);
}

/** The key that a way of encrypting comes down to: AWS's own for S3 where none is named. */
function encryptionOf(
  kms: Kms,
  home: { readonly accountId: string; readonly region: string },
  { mode, keyId, bucketKeyEnabled = false }: BucketEncryption,
): Pick<S3Bucket, "mode" | "keyArn" | "bucketKeyEnabled"> {
  if (mode === "SSE-S3") return { mode, keyArn: null, bucketKeyEnabled: false };
  const managed = () => awsManagedKey(kms, { service: "s3", name: "s3", ...home });
  return { mode, keyArn: keyArnOf(keyId ?? managed(), home.accountId, home.region), bucketKeyEnabled };
}

/**
 * Encrypts and stores an object as its bucket says, or as the request itself does.
 * @param asked what the request says of encryption, in place of the bucket's default.
 */
export async function putObject(
  kms: Kms,
  user: ServiceUser,
  bucket: string,
  key: string,
  body: Uint8Array,
  asked: BucketEncryption | null = null,
): Promise<Result<S3Object, ServiceError>> {
  const found = findResource(kms, "s3-bucket", bucketArn(bucket), "NoSuchBucket");
  if (!found.ok) return found;
  const { accountId, region, ownKey } = found.value;
  const { mode, keyArn, bucketKeyEnabled } =
    asked === null ? found.value : encryptionOf(kms, { accountId, region }, asked);
  const arn = `${found.value.arn}/${key}`;
  const object = { kind: "s3-object", arn, bucketArn: found.value.arn, accountId, region, mode, keyArn } as const;
  const keep = (rest: Pick<S3Object, "encryptedKey" | "usesBucketKey" | "body">) => {
    const stored = { ...object, ...rest };
    putResource(kms, stored);
    return ok(stored);
  };
  if (keyArn === null) {
    const own = await objectKey(kms, ownKey, arn);
    return keep({ encryptedKey: null, usesBucketKey: false, body: await seal(kms, own, body) });
  }
  if (bucketKeyEnabled) {
    const shared = await bucketKeyOf(kms, user, found.value, keyArn);
    if (!shared.ok) return shared;
    const own = await objectKey(kms, shared.value.plaintext, arn);
    return keep({ encryptedKey: shared.value.encrypted, usesBucketKey: true, body: await seal(kms, own, body) });
  }
  const dataKey = await callFor(kms, "s3", user, "GenerateDataKey", {
    KeyId: keyArn,
    KeySpec: "AES_256",
    EncryptionContext: { "aws:s3:arn": arn },
  });
  if (!dataKey.ok) return dataKey;
  const once = await seal(kms, dataKey.value.Plaintext, body);
  const layers = mode === "DSSE-KMS" ? await seal(kms, await objectKey(kms, ownKey, arn), once) : once;
  return keep({ encryptedKey: dataKey.value.CiphertextBlob, usesBucketKey: false, body: layers });
}

/** Reads an object: whoever may not decrypt with its key does not get it. */
export async function getObject(
  kms: Kms,
  user: ServiceUser,
  bucket: string,
  key: string,
): Promise<Result<Uint8Array, ServiceError>> {
  const found = findResource(kms, "s3-object", `${bucketArn(bucket)}/${key}`, "NoSuchKey");
  const home = findResource(kms, "s3-bucket", bucketArn(bucket), "NoSuchBucket");
  if (!found.ok || !home.ok) return found.ok ? err({ code: "NoSuchBucket", message: bucket }) : found;
  const { mode, body, encryptedKey, usesBucketKey, arn } = found.value;
  const { ownKey } = home.value;
  if (encryptedKey === null) return await unseal(kms, await objectKey(kms, ownKey, arn), body);
  const opened = await openedKey(kms, user, home.value, encryptedKey, usesBucketKey ? home.value.arn : arn);
  if (!opened.ok) return opened;
  if (usesBucketKey) return await unseal(kms, await objectKey(kms, opened.value, arn), body);
  if (mode !== "DSSE-KMS") return await unseal(kms, opened.value, body);
  const inner = await unseal(kms, await objectKey(kms, ownKey, arn), body);
  return inner.ok ? await unseal(kms, opened.value, inner.value) : inner;
}

/** The bucket's key while it lives. Each of its users is asked for with KMS once. */
async function bucketKeyOf(
  kms: Kms,
  user: ServiceUser,
  bucket: S3Bucket,
  keyArn: string,
): Promise<Result<NonNullable<S3Bucket["bucketKey"]>, ServiceError>> {
  const { world } = kms;
  const EncryptionContext = { "aws:s3:arn": bucket.arn };
  const kept = bucket.bucketKey;
  if (kept && kept.expiresAt > world.now) {
    if (kept.users.includes(user.caller.arn)) return ok(kept);
    const checked = await callFor(kms, "s3", user, "Decrypt", { CiphertextBlob: kept.encrypted, EncryptionContext });
    if (!checked.ok) return checked;
    return ok(keepBucketKey(kms, bucket, { ...kept, users: [...kept.users, user.caller.arn] }));
  }
  const made = await callFor(kms, "s3", user, "GenerateDataKey", {
    KeyId: keyArn,
    KeySpec: "AES_256",
    EncryptionContext,
  });
  if (!made.ok) return made;
  const { Plaintext: plaintext, CiphertextBlob: encrypted } = made.value;
  return ok(
    keepBucketKey(kms, bucket, {
      plaintext,
      encrypted,
      users: [user.caller.arn],
      expiresAt: world.now + BUCKET_KEY_MS,
    }),
  );
}

function keepBucketKey<K extends NonNullable<S3Bucket["bucketKey"]>>(kms: Kms, bucket: S3Bucket, bucketKey: K): K {
  putResource(kms, { ...bucket, bucketKey });
  return bucketKey;
}

/** A data key in the clear: from KMS, or the bucket's own that this user has been let use already. */
async function openedKey(
  kms: Kms,
  user: ServiceUser,
  { bucketKey }: S3Bucket,
  encrypted: Uint8Array,
  contextArn: string,
): Promise<Result<Uint8Array, ServiceError>> {
  const fresh = bucketKey !== null && bucketKey.expiresAt > kms.world.now && bucketKey.users.includes(user.caller.arn);
  if (fresh && String(bucketKey.encrypted) === String(encrypted)) return ok(bucketKey.plaintext);
  const EncryptionContext = { "aws:s3:arn": contextArn };
  const opened = await callFor(kms, "s3", user, "Decrypt", { CiphertextBlob: encrypted, EncryptionContext });
  return opened.ok ? ok(opened.value.Plaintext) : opened;
}

/** A key of one object, from a key of S3's. */
export async function objectKey({ deps }: Kms, key: Uint8Array, arn: string): Promise<Uint8Array> {
  return await deps.crypto.hmacSha256(key, utf8(arn));
}

function invalid(message: string): Result<never, ServiceError> {
  return err({ code: "InvalidArgument", message });
}
