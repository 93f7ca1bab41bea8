import * as z from "zod/mini";

import { Bytes } from "../world/bytes-schema.ts";

const Arn = z.string().check(z.startsWith("arn:aws:"));
const resource = { arn: Arn, accountId: z.string(), region: z.string() };
const Mode = z.enum(["SSE-S3", "SSE-KMS", "DSSE-KMS"]);

/** Resources of services on paper. */
export const ResourceDocument = z.discriminatedUnion("kind", [
  z.strictObject({
    ...resource,
    kind: z.literal("s3-bucket"),
    mode: Mode,
    keyArn: z.nullable(Arn),
    bucketKeyEnabled: z.boolean(),
    bucketKey: z.nullable(
      z.strictObject({ plaintext: Bytes, encrypted: Bytes, users: z.array(z.string()), expiresAt: z.number() }),
    ),
    ownKey: Bytes,
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("s3-object"),
    bucketArn: Arn,
    mode: Mode,
    keyArn: z.nullable(Arn),
    encryptedKey: z.nullable(Bytes),
    usesBucketKey: z.boolean(),
    body: Bytes,
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("ebs-volume"),
    keyArn: Arn,
    encryptedKey: Bytes,
    attachment: z.nullable(z.strictObject({ instanceId: z.string(), grantId: z.string(), dataKey: Bytes })),
    data: z.nullable(Bytes),
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("rds-instance"),
    keyArn: Arn,
    grantId: z.string(),
    encryptedKey: Bytes,
    unreachableSince: z.nullable(z.number()),
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("dynamodb-table"),
    keyArn: z.nullable(Arn),
    encryptedKey: z.nullable(Bytes),
    ownKey: z.nullable(Bytes),
    cachedUntil: z.record(z.string(), z.number()),
    cachedKey: z.nullable(Bytes),
    items: z.record(z.string(), Bytes),
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("lambda-function"),
    keyArn: Arn,
    encryptedKey: Bytes,
    environment: Bytes,
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("secret"),
    keyArn: Arn,
    versionId: z.string(),
    encryptedKey: Bytes,
    value: Bytes,
  }),
  z.strictObject({
    ...resource,
    kind: z.literal("sqs-queue"),
    keyArn: Arn,
    reuseMs: z.number(),
    dataKey: z.nullable(z.strictObject({ plaintext: Bytes, encrypted: Bytes, expiresAt: z.number() })),
    messages: z.array(
      z.strictObject({ encryptedKey: Bytes, body: Bytes, attributes: z.record(z.string(), z.string()) }),
    ),
  }),
]);
