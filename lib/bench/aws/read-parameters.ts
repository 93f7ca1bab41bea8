import { ok, type Result } from "../../result.ts";
import { fromBase64, type InputShape, type MemberShape } from "../../kms/index.ts";
import { type CliFailure, generalFailure, parameterFailure, usageFailure } from "./cli-failure.ts";
import type { CliOperation, CommandFiles } from "./cli-operation.ts";
import { optionName } from "./option-name.ts";
import { faultsOf } from "./parameter-faults.ts";
import { type GivenValue, readGiven } from "./param-file.ts";
import { readMember } from "./read-member.ts";

interface Options {
  readonly files: CommandFiles;
  readonly rawBinary: boolean;
  readonly inputJson: string | null;
}

/** Options that page through answers, on every operation that has pages. */
export interface Paging {
  readonly maxItems?: number;
  readonly startingToken?: string;
}

export interface Parameters {
  readonly input: Readonly<Record<string, unknown>>;
  readonly paging: Paging;
}

/** The words after an operation as its input: --key-id x, --dry-run, --tags A B, --cli-input-json. */
export async function readParameters(
  operation: CliOperation,
  words: readonly string[],
  { files, rawBinary, inputJson }: Options,
): Promise<Result<Parameters, CliFailure>> {
  const names = new Map(Object.keys(operation.input).map((name) => [`--${optionName(name)}`, name]));
  const grouped = group(operation, names, words);
  if (!grouped.ok) return grouped;
  const { given, unknown, positional, paging } = grouped.value;
  const base = inputJson === null ? ok({}) : await readInputJson(inputJson, operation.input, files);
  if (!base.ok) return base;
  const input: Record<string, unknown> = { ...base.value };
  for (const [name, values] of given) {
    const member = operation.input[name];
    if (!member) continue;
    const option = `--${optionName(name)}`;
    const opened: GivenValue[] = [];
    for (const value of values) {
      const one = await readGiven(option, value, files);
      if (!one.ok) return one;
      opened.push(one.value);
    }
    const value = readMember(option, member, opened, rawBinary);
    if (!value.ok)
      return value.error.startsWith("Error parsing") ? parameterFailure(value.error) : generalFailure(value.error);
    input[name] = value.value;
  }
  if (operation.positional !== undefined) {
    if (positional === undefined)
      return usageFailure(`aws: error: the following arguments are required: ${operation.positional}`);
    input[operation.positional] = positional;
  }
  const missing = Object.entries(operation.input).filter(([name, { required }]) => required && !(name in input));
  if (missing.length > 0 && inputJson === null) {
    const options = missing.map(([name]) => `--${optionName(name)}`).join(", ");
    return usageFailure(`aws: error: the following arguments are required: ${options}`);
  }
  if (unknown.length > 0) return usageFailure(`Unknown options: ${unknown.join(", ")}`);
  const fault = faultsOf(operation.input, input);
  return fault === null ? ok({ input, paging }) : parameterFailure(`Parameter validation failed:\n${fault}`);
}

interface Grouped {
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly unknown: readonly string[];
  readonly positional: string | undefined;
  readonly paging: Paging;
}

function group(
  operation: CliOperation,
  names: ReadonlyMap<string, string>,
  words: readonly string[],
): Result<Grouped, CliFailure> {
  const given = new Map<string, readonly string[]>();
  const unknown: string[] = [];
  let positional: string | undefined;
  let paging: Paging = {};
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const flag = flagOf(operation.input, names, word);
    if (flag !== null) {
      given.set(flag.name, [String(flag.value)]);
      continue;
    }
    const page = operation.pages === undefined ? null : pageOption(word, words[index + 1]);
    if (page !== null) {
      paging = { ...paging, ...page };
      index++;
      continue;
    }
    const name = names.get(word) ?? (word === "--page-size" ? operation.pages?.limit : undefined);
    const member = name === undefined ? undefined : operation.input[name];
    if (name === undefined || !member) {
      if (!word.startsWith("--") && operation.positional !== undefined && positional === undefined) positional = word;
      else unknown.push(word);
      continue;
    }
    const values = valuesAfter(words, index, takesMany(member));
    if (values.length === 0 && !takesMany(member)) {
      return usageFailure(`aws: error: argument ${word}: expected one argument`);
    }
    given.set(name, values);
    index += values.length;
  }
  return ok({ given, unknown, positional, paging });
}

function takesMany({ type }: MemberShape): boolean {
  return type === "text-list" || type === "enum-list" || type === "structure-list";
}

function valuesAfter(words: readonly string[], at: number, many: boolean): string[] {
  const next = words.slice(at + 1);
  if (!many) return next.slice(0, 1);
  const end = next.findIndex((word) => word.startsWith("--"));
  return end === -1 ? next : next.slice(0, end);
}

/** --multi-region and --no-multi-region stand alone. */
function flagOf(shape: InputShape, names: ReadonlyMap<string, string>, word: string) {
  for (const [option, value] of [
    [word, true],
    [word.replace(/^--no-/, "--"), false],
  ] as const) {
    const name = names.get(option);
    if (name !== undefined && shape[name]?.type === "boolean" && (value || option !== word)) return { name, value };
  }
  return null;
}

function pageOption(word: string, value: string | undefined): Paging | null {
  if (value === undefined) return null;
  if (word === "--max-items" && /^\d+$/.test(value)) return { maxItems: Number(value) };
  return word === "--starting-token" ? { startingToken: value } : null;
}

async function readInputJson(
  text: string,
  shape: InputShape,
  files: CommandFiles,
): Promise<Result<Readonly<Record<string, unknown>>, CliFailure>> {
  const given = await readGiven("cli-input-json", text, files);
  if (!given.ok) return given;
  const source = "text" in given.value ? given.value.text : new TextDecoder().decode(given.value.bytes);
  const json = parseObject(source);
  if (json === null) return generalFailure(`Error parsing parameter 'cli-input-json': Invalid JSON received.`);
  const blobs = Object.entries(json).map(([name, value]) => {
    const member = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return [name, member?.type === "blob" && typeof value === "string" ? fromBase64(value) : value] as const;
  });
  const bad = blobs.find(([, value]) => value === null);
  if (bad) return parameterFailure(`Invalid base64: "${String(json[bad[0]])}"`);
  return ok(Object.fromEntries(blobs));
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}
