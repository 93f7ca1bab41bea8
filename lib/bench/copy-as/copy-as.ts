import { toBase64 } from "../../kms/index.ts";
import { optionName } from "../aws/option-name.ts";

/** A call as somebody would type it: on the command line, or with the SDK. Members that are undefined are left out. */
export interface WritableCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** For the AWS command line, version 2, which takes blobs as base64. */
export function asCli({ operation, input }: WritableCall): string {
  const parameters = members(input).map(([name, value]) => cliOption(optionName(name), value));
  return [`aws kms ${optionName(operation)}`, ...parameters].join(" \\\n  ");
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

/** A flag says true by standing there and false by its no-form; a list is words, and none of them an empty list. */
function cliOption(name: string, value: unknown): string {
  if (typeof value === "boolean") return value ? `--${name}` : `--no-${name}`;
  return `--${name} ${cliValue(value)}`;
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
