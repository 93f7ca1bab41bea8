/**
 * What services keep, as small models: enough of each to call KMS as the real one does, with real
 * ciphertext in it. Times are milliseconds since 1970.
 */
export type ServiceResource =
  | S3Bucket
  | S3Object
  | EbsVolume
  | RdsInstance
  | DynamoTable
  | LambdaFunction
  | Secret
  | SqsQueue;

interface Resource {
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
}

/** Bytes sealed with AES-256-GCM by the service: IV (12 bytes), ciphertext, tag (16 bytes). */
export type Sealed = Uint8Array;

export type S3Mode = "SSE-S3" | "SSE-KMS" | "DSSE-KMS";

export interface S3Bucket extends Resource {
  readonly kind: "s3-bucket";
  readonly mode: S3Mode;
  /** The KMS key; null in SSE-S3. */
  readonly keyArn: string | null;
  readonly bucketKeyEnabled: boolean;
  /** The short-lived key of the bucket, and who has been let use it. */
  readonly bucketKey: {
    readonly plaintext: Uint8Array;
    readonly encrypted: Uint8Array;
    readonly users: readonly string[];
    readonly expiresAt: number;
  } | null;
  /** What S3 seals with by itself; it is S3's secret, not KMS's. */
  readonly ownKey: Uint8Array;
}

export interface S3Object extends Resource {
  readonly kind: "s3-object";
  readonly bucketArn: string;
  readonly mode: S3Mode;
  readonly keyArn: string | null;
  /** The data key, encrypted by KMS; null in SSE-S3. */
  readonly encryptedKey: Uint8Array | null;
  /** Whether that is the bucket's key, from which the object's is derived. */
  readonly usesBucketKey: boolean;
  /** Its length tells nothing of the layers: one, or two in DSSE-KMS. */
  readonly body: Sealed;
}

export interface EbsVolume extends Resource {
  readonly kind: "ebs-volume";
  readonly keyArn: string;
  readonly encryptedKey: Uint8Array;
  /** While it is attached the data key is in the instance's hardware. */
  readonly attachment: { readonly instanceId: string; readonly grantId: string; readonly dataKey: Uint8Array } | null;
  readonly data: Sealed | null;
}

export interface RdsInstance extends Resource {
  readonly kind: "rds-instance";
  readonly keyArn: string;
  readonly grantId: string;
  readonly encryptedKey: Uint8Array;
  /** When the key was first found out of reach; null while it is fine. */
  readonly unreachableSince: number | null;
}

export interface DynamoTable extends Resource {
  readonly kind: "dynamodb-table";
  /** Null: an AWS owned key, which nobody sees. */
  readonly keyArn: string | null;
  readonly encryptedKey: Uint8Array | null;
  readonly ownKey: Uint8Array | null;
  /** Until when the table key is cached, by caller. */
  readonly cachedUntil: Readonly<Record<string, number>>;
  readonly cachedKey: Uint8Array | null;
  readonly items: Readonly<Record<string, Sealed>>;
}

export interface LambdaFunction extends Resource {
  readonly kind: "lambda-function";
  readonly keyArn: string;
  readonly encryptedKey: Uint8Array;
  readonly environment: Sealed;
}

export interface Secret extends Resource {
  readonly kind: "secret";
  readonly keyArn: string;
  readonly versionId: string;
  readonly encryptedKey: Uint8Array;
  readonly value: Sealed;
}

export interface SqsQueue extends Resource {
  readonly kind: "sqs-queue";
  readonly keyArn: string;
  /** How long a data key is used again. Milliseconds. */
  readonly reuseMs: number;
  readonly dataKey: {
    readonly plaintext: Uint8Array;
    readonly encrypted: Uint8Array;
    readonly expiresAt: number;
  } | null;
  /** Attributes are not encrypted. */
  readonly messages: readonly {
    readonly encryptedKey: Uint8Array;
    readonly body: Sealed;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}
