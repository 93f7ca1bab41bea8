import { loadServices } from "../../../kms/index.ts";
import { ok, type Result } from "../../../result.ts";
import { choiceFailure, type CliFailure, generalFailure, usageFailure } from "../cli-failure.ts";
import type { CliContext } from "../cli-operation.ts";
import {
  ALGORITHMS,
  askedEncryption,
  bucketsOf,
  keyOfObject,
  makeBucket,
  nameOfBucket,
  objectsOf,
  plainLength,
} from "./s3-buckets.ts";

/** `aws s3`: what is typed every day, over the same buckets as `s3api`. */
export const S3_COMMANDS = ["cp", "ls", "mb", "rm"] as const;

/** What a command prints; bytes where an object goes to standard output. */
export type S3Output = string | Uint8Array;
type Answer = Promise<Result<S3Output, CliFailure>>;

const RUN: Readonly<Record<(typeof S3_COMMANDS)[number], (words: readonly string[], context: CliContext) => Answer>> = {
  cp: copy,
  ls: list,
  mb: async (words, context) => {
    const target = readUri(words[0]);
    if (target === null) return usageFailure(`aws: error: ${words[0] ?? ""} is no s3:// address.`);
    const made = await makeBucket(context, target.bucket);
    if (!made.ok)
      return generalFailure(`make_bucket failed: ${words[0] ?? ""}${made.error.message.replace(/^\n/, " ")}`);
    return ok(`make_bucket: ${target.bucket}\n`);
  },
  rm: async (words, { kms }) => {
    const target = readUri(words[0]);
    if (target === null) return usageFailure(`aws: error: ${words[0] ?? ""} is no s3:// address.`);
    const { s3 } = await loadServices();
    const arn = `${s3.bucketArn(target.bucket)}/${target.key}`;
    if (kms.world.resources.has(arn)) kms.apply([{ kind: "delete-resource", arn }]);
    return ok(`delete: s3://${target.bucket}/${target.key}\n`);
  },
};

export async function runS3(words: readonly string[], context: CliContext): Answer {
  const command = S3_COMMANDS.find((name) => name === words[0]);
  if (command === undefined) {
    return choiceFailure("subcommand", S3_COMMANDS);
  }
  return await RUN[command](words.slice(1), context);
}

interface Uri {
  readonly bucket: string;
  readonly key: string;
}

function readUri(text: string | undefined): Uri | null {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)\/?([\s\S]*)$/.exec(text ?? "") ?? [];
  return bucket === undefined ? null : { bucket, key };
}

interface CopyOptions {
  readonly paths: readonly string[];
  readonly encryption: ReturnType<typeof askedEncryption>;
}

/** --sse alone means AES256, as the CLI has it. */
function readCopyOptions(words: readonly string[]): Result<CopyOptions, CliFailure> {
  const paths: string[] = [];
  let algorithm: string | undefined;
  let keyId: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--sse") {
      const value = words[index + 1];
      algorithm = value !== undefined && Object.hasOwn(ALGORITHMS, value) ? value : "AES256";
      if (algorithm === value) index++;
    } else if (word === "--sse-kms-key-id") keyId = words[++index];
    else if (word === "--quiet" || word === "--no-progress") continue;
    else if (word.startsWith("--")) return usageFailure(`Unknown options: ${word}`);
    else paths.push(word);
  }
  if (paths.length !== 2) return usageFailure("aws: error: the following arguments are required: paths");
  return ok({ paths, encryption: askedEncryption({ ServerSideEncryption: algorithm, SSEKMSKeyId: keyId }) });
}

async function copy(words: readonly string[], context: CliContext): Answer {
  const options = readCopyOptions(words);
  if (!options.ok) return options;
  const [from = "", to = ""] = options.value.paths;
  const source = readUri(from);
  const target = readUri(to);
  if (source === null && target === null) return usageFailure("aws: error: Invalid argument type");
  const bytes = source === null ? await readLocal(from, context) : await readObject(source, context);
  if (!bytes.ok) return bytes;
  if (target === null) {
    if (to === "-") return ok(bytes.value);
    const path = to === "." || to.endsWith("/") ? `${to.replace(/\/$/, "")}/${fileName(source?.key ?? from)}` : to;
    await context.files.write(path, bytes.value);
    return ok(`download: ${from} to ${path}\n`);
  }
  const { s3 } = await loadServices();
  const key = target.key === "" || target.key.endsWith("/") ? target.key + fileName(source?.key ?? from) : target.key;
  const put = await s3.putObject(context.kms, context, target.bucket, key, bytes.value, options.value.encryption);
  const address = `s3://${target.bucket}/${key}`;
  if (!put.ok) return refused(source === null ? "upload" : "copy", `${from} to ${address}`, "PutObject", put.error);
  return ok(`${source === null ? "upload" : "copy"}: ${from} to ${address}\n`);
}

async function readLocal(path: string, { files, stdin }: CliContext): Promise<Result<Uint8Array, CliFailure>> {
  const bytes = path === "-" ? stdin : await files.read(path);
  return bytes === null ? generalFailure(`The user-provided path ${path} does not exist.`) : ok(bytes);
}

async function readObject({ bucket, key }: Uri, context: CliContext): Promise<Result<Uint8Array, CliFailure>> {
  const { s3 } = await loadServices();
  const read = await s3.getObject(context.kms, context, bucket, key);
  return read.ok ? read : refused("download", `s3://${bucket}/${key}`, "GetObject", read.error);
}

function refused(
  act: string,
  what: string,
  operation: string,
  { code, message }: { readonly code: string; readonly message: string },
): Result<never, CliFailure> {
  const sentence = `An error occurred (${code}) when calling the ${operation} operation: ${message}`;
  const failure = generalFailure(`${act} failed: ${what} ${sentence}`);
  return failure.ok ? failure : { ok: false, error: { message: failure.error.message.slice(1), exitCode: 1 } };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

async function list(words: readonly string[], context: CliContext): Answer {
  const address = words.find((word) => !word.startsWith("--"));
  if (address === undefined) {
    return ok(
      bucketsOf(context)
        .map((bucket) => `${nameOfBucket(bucket)}\n`)
        .join(""),
    );
  }
  const target = readUri(address);
  if (target === null) return usageFailure(`aws: error: ${address} is no s3:// address.`);
  const { s3 } = await loadServices();
  const bucketArn = s3.bucketArn(target.bucket);
  if (!context.kms.world.resources.has(bucketArn)) {
    return generalFailure(
      "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist",
    );
  }
  const found = objectsOf(context, bucketArn).filter((object) => keyOfObject(object).startsWith(target.key));
  return ok(found.map((object) => `${String(plainLength(object)).padStart(10)} ${keyOfObject(object)}\n`).join(""));
}
