import { toBase64 } from "@/lib/kms";

/** A call as somebody would type it: on the command line, or with the SDK. Members that are undefined are left out. */
export interface WritableCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** For the AWS command line, version 2, which takes blobs as base64. */
export function asCli({ operation, input }: WritableCall): string {
  const parameters = members(input).map(([name, value]) => `--${kebab(name)} ${cliValue(value)}`);
  return [`aws kms ${kebab(operation)}`, ...parameters].join(" \\\n  ");
}

/** For the AWS SDK for JavaScript, version 3. */
export function asSdk({ operation, input }: WritableCall): string {
  const parameters = members(input).map(([name, value]) => `  ${name}: ${sdkValue(value)},`);
  const body = parameters.length === 0 ? "{}" : `{\n${parameters.join("\n")}\n}`;
  return [
    `import { KMSClient, ${operation}Command } from "@aws-sdk/client-kms";`,
    "",
    "const kms = new KMSClient({});",
    `const answer = await kms.send(new ${operation}Command(${body}));`,
  ].join("\n");
}

function members(input: WritableCall["input"]): [string, unknown][] {
  return Object.entries(input).filter(([, value]) => value !== undefined);
}

/** GenerateDataKey → generate-data-key, KeyId → key-id. */
function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

function cliValue(value: unknown): string {
  if (value instanceof Uint8Array) return quote(toBase64(value));
  if (typeof value === "object") return quote(JSON.stringify(value));
  return typeof value === "string" ? quote(value) : JSON.stringify(value);
}

function sdkValue(value: unknown): string {
  if (value instanceof Uint8Array) return `Buffer.from(${JSON.stringify(toBase64(value))}, "base64")`;
  return JSON.stringify(value);
}

/** Single quotes keep everything as it is but a single quote itself. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
