import type { InputShape, ServiceResource } from "../../../kms/index.ts";
import { loadServices } from "../../../kms/index.ts";
import { ok, type Result } from "../../../result.ts";
import { type CliFailure, serviceFailure } from "../cli-failure.ts";
import type { CliContext } from "../cli-operation.ts";

export type S3Bucket = Extract<ServiceResource, { readonly kind: "s3-bucket" }>;
export type S3Object = Extract<ServiceResource, { readonly kind: "s3-object" }>;
export type S3Services = Awaited<ReturnType<typeof loadServices>>["s3"];
export type Encryption = NonNullable<Parameters<S3Services["putObject"]>[5]>;

/** What encrypts an object or a bucket, as S3's API says it: https://docs.aws.amazon.com/AmazonS3/latest/API/ */
export const ALGORITHMS = { AES256: "SSE-S3", "aws:kms": "SSE-KMS", "aws:kms:dsse": "DSSE-KMS" } as const;

export function algorithmOf(mode: Encryption["mode"]): string {
  return Object.entries(ALGORITHMS).find(([, name]) => name === mode)?.[0] ?? "AES256";
}

/** Options of put-object and s3 cp that say how an object is encrypted. */
export const SSE_MEMBERS = {
  ServerSideEncryption: { type: "enum", values: Object.keys(ALGORITHMS) },
  SSEKMSKeyId: { type: "text" },
  BucketKeyEnabled: { type: "boolean" },
} as const satisfies InputShape;

/** @returns null where the request says nothing of it, so that the bucket's default holds. */
export function askedEncryption(input: Readonly<Record<string, unknown>>): Encryption | null {
  const { ServerSideEncryption: algorithm, SSEKMSKeyId: keyId, BucketKeyEnabled: bucketKey } = input;
  const mode = ALGORITHMS[algorithm as keyof typeof ALGORITHMS];
  if (mode === undefined) return null;
  return {
    mode,
    keyId: typeof keyId === "string" ? keyId : undefined,
    bucketKeyEnabled: bucketKey === true && mode === "SSE-KMS",
  };
}

/** The members that tell how an object is encrypted. */
export function encryptionMembers({ mode, keyArn, usesBucketKey }: S3Object): Readonly<Record<string, unknown>> {
  return {
    ServerSideEncryption: algorithmOf(mode),
    ...(keyArn === null ? {} : { SSEKMSKeyId: keyArn }),
    ...(usesBucketKey ? { BucketKeyEnabled: true } : {}),
  };
}

/** IV and tag of one layer, and of both in DSSE-KMS. */
const LAYER_BYTES = 28;

/** The length of an object as its owner knows it. */
export function plainLength({ body, mode }: S3Object): number {
  return body.length - LAYER_BYTES * (mode === "DSSE-KMS" ? 2 : 1);
}

export function bucketsOf({ kms, caller }: CliContext): S3Bucket[] {
  return [...kms.world.resources.values()].filter(
    (resource): resource is S3Bucket => resource.kind === "s3-bucket" && resource.accountId === caller.accountId,
  );
}

export function objectsOf({ kms }: CliContext, bucketArn: string): S3Object[] {
  return [...kms.world.resources.values()]
    .filter((resource): resource is S3Object => resource.kind === "s3-object" && resource.bucketArn === bucketArn)
    .toSorted((one, other) => (one.arn < other.arn ? -1 : 1));
}

export function nameOfBucket({ arn }: S3Bucket): string {
  return arn.slice("arn:aws:s3:::".length);
}

export function keyOfObject({ arn, bucketArn }: S3Object): string {
  return arn.slice(bucketArn.length + 1);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** A new bucket, encrypted with SSE-S3 as every new bucket is. */
export async function makeBucket(context: CliContext, bucket: string): Promise<Result<S3Bucket, CliFailure>> {
  const { kms, caller, region } = context;
  if (!BUCKET_NAME.test(bucket)) return notMade("InvalidBucketName", "The specified bucket is not valid.");
  if (bucketsOf(context).some((known) => nameOfBucket(known) === bucket)) {
    return notMade("BucketAlreadyOwnedByYou", "The bucket already exists, and you own it.");
  }
  const { s3 } = await loadServices();
  const made = s3.putBucketEncryption(kms, { caller, region }, bucket, { mode: "SSE-S3" });
  return made.ok ? ok(made.value) : notMade(made.error.code, made.error.message);
}

function notMade(code: string, message: string): Result<never, CliFailure> {
  return serviceFailure(code, "CreateBucket", message);
}
