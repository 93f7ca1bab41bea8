/**
 * `npm run test:aws-cli`: the unmodified AWS CLI against the endpoint, as a person would use it. Needs
 * `aws` on the path, and says so where it is missing; .ci/run installs Debian's.
 */
import { equal, match, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { COMPARED_LINES, compareWithCli } from "./kms/compare-cli.ts";
import { startEndpoint } from "./kms/endpoint.ts";
import { readOptions } from "./kms/options.ts";

const execute = promisify(execFile);
const ENV = {
  ...process.env,
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "not-checked",
  AWS_DEFAULT_REGION: "eu-west-1",
  AWS_PAGER: "",
};

const options = readOptions(["--port", "0"]);
if (!options.ok) throw new Error(options.error);
const endpoint = await startEndpoint(options.value);
if (!endpoint.ok) throw new Error(endpoint.error);
const { url, close } = endpoint.value;
const folder = await mkdtemp(join(tmpdir(), "selo-aws-cli-"));
let calls = 0;

/** What a command prints, as JSON; nothing where it prints nothing. */
async function aws(...command: string[]): Promise<Record<string, never>> {
  calls++;
  const { stdout } = await execute("aws", ["--endpoint-url", url, "--output", "json", ...command], { env: ENV });
  return (stdout.trim() === "" ? {} : JSON.parse(stdout)) as Record<string, never>;
}

async function refused(pattern: RegExp, ...command: string[]): Promise<void> {
  const failure = await aws(...command).then(
    () => null,
    (error: { readonly stderr: string }) => error.stderr,
  );
  match(failure ?? "it succeeded", pattern);
}

/** Runs a part that a CLI of before 2024 does not know the options of, and says so where it is left out. */
async function unlessOlder(part: () => Promise<void>): Promise<void> {
  try {
    await part();
  } catch (error) {
    const { stderr = "" } = error as { readonly stderr?: string };
    if (!/unknown options|invalid choice/i.test(stderr)) throw error;
    console.log("This AWS CLI does not know rotation periods and rotation on demand: left out.");
  }
}

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return `fileb://${join(folder, name)}`;
}

const bytesOf = (base64: string) => Buffer.from(base64, "base64");

/** The shell of the sandbox against a CLI of version 2, whose words it speaks. */
async function compare(): Promise<void> {
  for (const path of ["aws", "/usr/bin/aws"]) {
    const { stdout } = await execute(path, ["--version"]).catch(() => ({ stdout: "" }));
    if (!stdout.startsWith("aws-cli/2")) continue;
    const environment = { ...ENV, TZ: "UTC", HOME: folder };
    const differences = await compareWithCli({ aws: path, url, folder, environment });
    for (const difference of differences) console.error(difference);
    ok(differences.length === 0, `${differences.length} lines differ between the shell and ${stdout.trim()}`);
    console.log(
      `The shell printed what ${stdout.split(" ")[0] ?? ""} printed, for ${COMPARED_LINES} lines of ${COMPARED_LINES}.`,
    );
    return;
  }
  console.log("There is no AWS CLI of version 2 here: its words were not compared with the shell's.");
}

try {
  await execute("aws", ["--version"]);
} catch {
  console.error("The AWS CLI is not installed: `apt-get install awscli`, or see https://aws.amazon.com/cli/.");
  process.exit(1);
}

try {
  const plaintext = await file("plaintext", "The launch code is 0000.");
  const made = await aws("kms", "create-key", "--description", "made by the CLI");
  const { KeyId, Arn } = made["KeyMetadata"] as unknown as { KeyId: string; Arn: string };
  match(Arn, /^arn:aws:kms:eu-west-1:123456789012:key\//);
  await aws("kms", "create-alias", "--alias-name", "alias/cli", "--target-key-id", KeyId);
  const context = ["--encryption-context", "app=selo"];
  const sealed = await aws("kms", "encrypt", "--key-id", "alias/cli", "--plaintext", plaintext, ...context);
  const blob = await file("blob", bytesOf(sealed["CiphertextBlob"] ?? ""));
  const opened = await aws("kms", "decrypt", "--ciphertext-blob", blob, ...context);
  equal(bytesOf(opened["Plaintext"] ?? "").toString(), "The launch code is 0000.");
  equal(opened["KeyId"], Arn);
  await refused(/InvalidCiphertextException/, "kms", "decrypt", "--ciphertext-blob", blob);
  const dataKey = await aws("kms", "generate-data-key", "--key-id", KeyId, "--key-spec", "AES_256");
  equal(bytesOf(dataKey["Plaintext"] ?? "").length, 32);

  // Newer than the CLI that some distributions have.
  await unlessOlder(async () => {
    await aws("kms", "enable-key-rotation", "--key-id", KeyId, "--rotation-period-in-days", "90");
    const rotation = await aws("kms", "get-key-rotation-status", "--key-id", KeyId);
    equal(rotation["RotationPeriodInDays"], 90);
    await aws("kms", "rotate-key-on-demand", "--key-id", KeyId);
  });
  const again = await aws("kms", "decrypt", "--ciphertext-blob", blob, ...context);
  equal(bytesOf(again["Plaintext"] ?? "").toString(), "The launch code is 0000.");

  const spec = ["--key-spec", "ECC_NIST_P256", "--key-usage", "SIGN_VERIFY"];
  const signer = (await aws("kms", "create-key", ...spec))["KeyMetadata"] as unknown as { KeyId: string };
  const signing = ["--key-id", signer.KeyId, "--message", plaintext, "--signing-algorithm", "ECDSA_SHA_256"];
  const signed = await aws("kms", "sign", ...signing);
  const signature = await file("signature", bytesOf(signed["Signature"] ?? ""));
  equal((await aws("kms", "verify", ...signing, "--signature", signature))["SignatureValid"], true);

  const grant = await aws(
    "kms",
    "create-grant",
    "--key-id",
    KeyId,
    "--grantee-principal",
    "arn:aws:iam::123456789012:role/app",
    "--operations",
    "Decrypt",
    "DescribeKey",
  );
  await aws("kms", "revoke-grant", "--key-id", KeyId, "--grant-id", grant["GrantId"] ?? "");
  const scheduled = await aws("kms", "schedule-key-deletion", "--key-id", KeyId, "--pending-window-in-days", "7");
  equal(scheduled["KeyState"], "PendingDeletion");
  await refused(
    /KMSInvalidStateException.*is pending deletion/,
    "kms",
    "encrypt",
    "--key-id",
    KeyId,
    "--plaintext",
    plaintext,
  );
  await refused(/NotFoundException/, "kms", "describe-key", "--key-id", "alias/none");

  const keys = (await aws("kms", "list-keys"))["Keys"] as unknown as unknown[];
  equal(keys.length, 2);
  equal((await aws("sts", "get-caller-identity"))["Account"], "123456789012");
  const filter = ["--lookup-attributes", "AttributeKey=EventName,AttributeValue=Decrypt"];
  const events = (await aws("cloudtrail", "lookup-events", ...filter))["Events"] as unknown as unknown[];
  ok(events.length >= 3);
  console.log(`The AWS CLI made ${calls} calls, and all of them were answered as expected.`);
  await compare();
} finally {
  await close();
  await rm(folder, { recursive: true });
}
