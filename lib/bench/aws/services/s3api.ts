import { loadServices } from "../../../kms/index.ts";
import { ok } from "../../../result.ts";
import { parameterFailure, serviceFailure } from "../cli-failure.ts";
import type { CliOperation, CliService } from "../cli-operation.ts";
import {
  algorithmOf,
  ALGORITHMS,
  askedEncryption,
  bucketsOf,
  encryptionMembers,
  keyOfObject,
  makeBucket,
  nameOfBucket,
  objectsOf,
  plainLength,
  SSE_MEMBERS,
} from "./s3-buckets.ts";

type Input = Readonly<Record<string, string>>;
const BUCKET = { type: "text", required: true } as const;
const KEY = { type: "text", required: true, min: 1, max: 1024 } as const;
const page = (name: string) => `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${name}.html`;

const OPERATIONS: Readonly<Record<string, Omit<CliOperation, "name" | "documentation">>> = {
  CreateBucket: {
    input: { Bucket: BUCKET, CreateBucketConfiguration: { type: "text-map" } },
    run: async (input, context) => {
      const made = await makeBucket(context, (input as Input)["Bucket"] ?? "");
      return made.ok ? ok({ Location: `/${nameOfBucket(made.value)}` }) : made;
    },
  },
  DeleteObject: {
    input: { Bucket: BUCKET, Key: KEY },
    run: async (input, { kms }) => {
      const { s3 } = await loadServices();
      const { Bucket = "", Key = "" } = input as Input;
      const arn = `${s3.bucketArn(Bucket)}/${Key}`;
      if (kms.world.resources.has(arn)) kms.apply([{ kind: "delete-resource", arn }]);
      return ok(undefined);
    },
  },
  GetBucketEncryption: {
    input: { Bucket: BUCKET },
    run: (input, context) => {
      const bucket = bucketsOf(context).find((known) => nameOfBucket(known) === input["Bucket"]);
      if (!bucket) return Promise.resolve(noBucket("GetBucketEncryption"));
      const ApplyServerSideEncryptionByDefault = {
        SSEAlgorithm: algorithmOf(bucket.mode),
        ...(bucket.keyArn === null ? {} : { KMSMasterKeyID: bucket.keyArn }),
      };
      const Rules = [{ ApplyServerSideEncryptionByDefault, BucketKeyEnabled: bucket.bucketKeyEnabled }];
      return Promise.resolve(ok({ ServerSideEncryptionConfiguration: { Rules } }));
    },
  },
  GetObject: {
    input: { Bucket: BUCKET, Key: KEY },
    positional: "outfile",
    run: async (input, context) => {
      const { s3 } = await loadServices();
      const { Bucket = "", Key = "", outfile = "" } = input as Input;
      const read = await s3.getObject(context.kms, context, Bucket, Key);
      if (!read.ok) return serviceFailure(read.error.code, "GetObject", read.error.message);
      await context.files.write(outfile, read.value);
      const object = objectsOf(context, s3.bucketArn(Bucket)).find((known) => keyOfObject(known) === Key);
      return ok({ ContentLength: read.value.length, ...(object ? encryptionMembers(object) : {}) });
    },
  },
  HeadObject: {
    input: { Bucket: BUCKET, Key: KEY },
    run: async (input, context) => {
      const { s3 } = await loadServices();
      const { Bucket = "", Key = "" } = input as Input;
      const object = objectsOf(context, s3.bucketArn(Bucket)).find((known) => keyOfObject(known) === Key);
      if (!object) return serviceFailure("404", "HeadObject", "Not Found");
      return ok({ ContentLength: plainLength(object), ...encryptionMembers(object) });
    },
  },
  ListBuckets: {
    input: {},
    run: (_, context) =>
      Promise.resolve(ok({ Buckets: bucketsOf(context).map((bucket) => ({ Name: nameOfBucket(bucket) })) })),
  },
  ListObjectsV2: {
    input: { Bucket: BUCKET, Prefix: { type: "text" } },
    run: async (input, context) => {
      const { s3 } = await loadServices();
      const { Bucket = "", Prefix = "" } = input as Input;
      if (!bucketsOf(context).some((known) => nameOfBucket(known) === Bucket)) return noBucket("ListObjectsV2");
      const found = objectsOf(context, s3.bucketArn(Bucket)).filter((object) => keyOfObject(object).startsWith(Prefix));
      if (found.length === 0) return ok({ RequestCharged: null });
      return ok({ Contents: found.map((object) => ({ Key: keyOfObject(object), Size: plainLength(object) })) });
    },
  },
  PutBucketEncryption: {
    input: {
      Bucket: BUCKET,
      ServerSideEncryptionConfiguration: {
        type: "structure",
        required: true,
        members: {
          Rules: {
            type: "structure-list",
            required: true,
            members: {
              ApplyServerSideEncryptionByDefault: {
                type: "structure",
                members: {
                  SSEAlgorithm: { type: "enum", required: true, values: Object.keys(ALGORITHMS) },
                  KMSMasterKeyID: { type: "text" },
                },
              },
              BucketKeyEnabled: { type: "boolean" },
            },
          },
        },
      },
    },
    run: async (input, context) => {
      const { s3 } = await loadServices();
      const { Bucket = "" } = input as Input;
      if (!bucketsOf(context).some((known) => nameOfBucket(known) === Bucket)) return noBucket("PutBucketEncryption");
      const asked = readRule(input["ServerSideEncryptionConfiguration"]);
      if (asked === null)
        return serviceFailure("MalformedXML", "PutBucketEncryption", "The configuration has no rule.");
      const set = s3.putBucketEncryption(context.kms, context, Bucket, asked);
      return set.ok ? ok(undefined) : serviceFailure(set.error.code, "PutBucketEncryption", set.error.message);
    },
  },
  PutObject: {
    input: { Bucket: BUCKET, Key: KEY, Body: { type: "text" }, ...SSE_MEMBERS },
    run: async (input, context) => {
      const { s3 } = await loadServices();
      const { Bucket = "", Key = "", Body } = input as Input;
      const body = Body === undefined ? new Uint8Array() : await context.files.read(Body);
      if (body === null)
        return parameterFailure(`Error parsing parameter '--body': Blob values must be a path to a file.`);
      const put = await s3.putObject(context.kms, context, Bucket, Key, body, askedEncryption(input));
      return put.ok ? ok(encryptionMembers(put.value)) : serviceFailure(put.error.code, "PutObject", put.error.message);
    },
  },
};

/** The first rule, which is the only one that S3 takes. */
function readRule(configuration: unknown): ReturnType<typeof askedEncryption> {
  const { Rules: [rule] = [] } = (configuration ?? {}) as {
    readonly Rules?: readonly Readonly<Record<string, unknown>>[];
  };
  const { SSEAlgorithm, KMSMasterKeyID } = (rule?.["ApplyServerSideEncryptionByDefault"] ?? {}) as Input;
  return askedEncryption({
    ServerSideEncryption: SSEAlgorithm,
    SSEKMSKeyId: KMSMasterKeyID,
    BucketKeyEnabled: rule?.["BucketKeyEnabled"],
  });
}

function noBucket(operation: string) {
  return serviceFailure("NoSuchBucket", operation, "The specified bucket does not exist");
}

/** As much of S3 as shows what its encryption does with KMS. Who may use a bucket is not asked. */
export const S3API_SERVICE: CliService = {
  name: "s3api",
  operations: Object.keys(OPERATIONS),
  load: (name) => {
    const operation = OPERATIONS[name] as (typeof OPERATIONS)[string];
    return Promise.resolve({ name, documentation: page(name), ...operation });
  },
};
