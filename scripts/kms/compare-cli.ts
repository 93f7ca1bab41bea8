import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { loadShell } from "../../lib/bench/index.ts";
import { createKms, loadWorldDocument, rootCaller, seededRandom, webCryptoPort } from "../../lib/kms/index.ts";
import { readPrices } from "./prices.ts";

/**
 * Lines that leave the world as it is, whose every letter is to agree: output formats, queries, pages,
 * and what is said of lines that are wrong. What newer versions of the CLI know is not among them.
 */
const LINES = [
  "aws kms list-keys",
  "aws kms list-aliases --output table",
  "aws kms list-aliases --output text",
  "aws kms list-aliases --output yaml",
  "aws kms list-aliases --query 'Aliases[].[AliasName,TargetKeyId]' --output table",
  "aws kms list-aliases --query 'Aliases[].AliasName' --output table",
  "aws kms list-aliases --query 'Aliases[0].AliasName' --output table",
  "aws kms list-keys --query 'Keys[].KeyId | length(@)'",
  "aws kms list-keys --query Nope --output text",
  "aws kms list-keys --query Nope",
  "aws kms list-keys --max-items 0",
  "aws kms list-keys --limit 0",
  "aws kms list-keys --output table",
  "aws kms list-grants --key-id $KEY --output text",
  "aws kms list-resource-tags --key-id $KEY",
  "aws kms list-resource-tags --key-id $KEY --output table",
  "aws kms describe-key --key-id alias/none",
  "aws kms encrypt --key-id alias/app",
  "aws kms encrypt alias/app",
  "aws kms encrypt --key-id",
  "aws kms encrypt --key-id alias/app --plaintext notbase64!",
  "aws kms encrypt --key-id alias/app --plaintext fileb://none",
  "aws kms encrypt --key-id alias/app --plaintext fileb://p --shade red",
  "aws kms encrypt --key-id alias/app --plaintext fileb://p --encryption-context foo",
  "aws kms encrypt --key-id alias/none --plaintext fileb://p",
  "aws kms decrypt --ciphertext-blob fileb://p",
  "aws kms generate-random --number-of-bytes x",
  "aws kms tag-resource --key-id $KEY --tags TagKey=a",
  "aws kms schedule-key-deletion --key-id $KEY --pending-window-in-days 3",
  "aws kms list-keys --profile nobody",
  "aws kms list-keys --output",
  "aws kms",
  "aws",
  "aws sts get-caller-identity",
] as const;

interface Place {
  readonly aws: string;
  readonly url: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs each line in the real CLI and in our shell on the same world. @returns one text per line that differs. */
export async function compareWithCli({ aws, url, folder, environment }: Place): Promise<readonly string[]> {
  const real = async (script: string) =>
    await new Promise<{ readonly output: string; readonly exitCode: number }>((resolve) => {
      const wrapped = `aws() { ${aws} --endpoint-url ${url} "$@"; }\nexec 2>&1\n${script}`;
      execFile("bash", ["-c", wrapped], { env: environment, cwd: folder }, (error, output) =>
        resolve({ output, exitCode: typeof error?.code === "number" ? error.code : 0 }),
      );
    });
  await writeFile(join(folder, "p"), "hi");
  const setup = await real(`KEY=$(aws kms create-key --description compared --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/app --target-key-id $KEY
aws kms tag-resource --key-id $KEY --tags TagKey=team,TagValue=red TagKey=env,TagValue=prod
aws kms create-grant --key-id $KEY --grantee-principal arn:aws:iam::123456789012:role/app --operations Decrypt Encrypt \\
  --constraints EncryptionContextSubset={app=pay} > /dev/null
echo $KEY`);
  const key = `KEY=${setup.output.trim()}`;
  const { createShell } = await loadShell();
  const { parseWorld } = await loadWorldDocument();
  const prices = await readPrices();
  const differences: string[] = [];
  for (const line of LINES) {
    const theirs = await real(`${key}; ${line}`);
    const parsed = parseWorld(await (await fetch(`${url}/_selo/world`)).text());
    if (!parsed.ok) throw new Error("the endpoint's world cannot be read");
    const kms = createKms(parsed.value, { crypto: webCryptoPort(crypto.subtle), random: seededRandom("compare") });
    const region = environment["AWS_DEFAULT_REGION"] ?? "us-east-1";
    const shell = createShell({ kms: () => kms, standing: () => ({ caller: rootCaller(), region }), prices });
    await shell.files.write("p", new TextEncoder().encode("hi"));
    const ours = await shell.run(`${key}; ${line}`);
    if (ours.output === theirs.output && ours.exitCode === theirs.exitCode) continue;
    differences.push(
      `${line}\n  the CLI, ${theirs.exitCode}: ${theirs.output}\n  the shell, ${ours.exitCode}: ${ours.output}`,
    );
  }
  return differences;
}

export const COMPARED_LINES = LINES.length;
