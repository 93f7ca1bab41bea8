import { GLOBAL_OPTION_NAMES } from "../aws/global-options.ts";
import { optionName } from "../aws/option-name.ts";
import { S3_COMMANDS } from "../aws/services/s3.ts";
import { loadService, SERVICE_NAMES } from "../aws/services/service-list.ts";
import { profilesOf } from "../aws/who-calls.ts";
import type { Kms } from "../../kms/index.ts";
import type { Shell } from "./shell.ts";

export interface Completion {
  /** Where the word begins that is completed. */
  readonly from: number;
  /** What it may become, in alphabetical order; whole words. */
  readonly choices: readonly string[];
}

const COMMANDS = [
  "aws",
  "awk",
  "base64",
  "cat",
  "cd",
  "cp",
  "cut",
  "date",
  "diff",
  "echo",
  "env",
  "export",
  "find",
  "grep",
  "head",
  "help",
  "jq",
  "ls",
  "md5sum",
  "mkdir",
  "mv",
  "od",
  "openssl",
  "printf",
  "pwd",
  "rm",
  "sed",
  "selo",
  "seq",
  "sha256sum",
  "sleep",
  "sort",
  "tail",
  "tee",
  "tr",
  "uniq",
  "wc",
  "xargs",
  "xxd",
] as const;
const SELO = ["bill", "bytes", "clock", "guardrail", "help", "world"] as const;

/**
 * What the last word before the cursor may become: commands, services, operations, options and their
 * values, keys, profiles, variables and files.
 */
export async function completeLine(line: string, cursor: number, shell: Shell, kms: Kms): Promise<Completion> {
  const before = line.slice(0, cursor);
  // Only the last command of a pipe or a list counts, and what is inside $( ).
  const command = before.slice(Math.max(...["|", ";", "&", "(", "\n"].map((end) => before.lastIndexOf(end))) + 1);
  const words = command.trimStart().split(/\s+/);
  const word = words.at(-1) ?? "";
  const from = cursor - word.length;
  const pick = (choices: readonly string[]): Completion => ({
    from,
    choices: [...new Set(choices)].filter((choice) => choice.startsWith(word)).toSorted(),
  });
  if (word.startsWith("$")) return pick([...shell.variables().keys()].map((name) => `$${name}`));
  if (words.length === 1) return pick(COMMANDS);
  if (words[0] === "selo" && words.length === 2) return pick(SELO);
  if (words[0] === "aws") {
    const found = await completeAws(words, kms);
    if (found !== null) return pick(found);
  }
  return { from, choices: await completeFile(word, shell) };
}

/** @returns null where a file may stand. */
async function completeAws(words: readonly string[], kms: Kms): Promise<readonly string[] | null> {
  const word = words.at(-1) ?? "";
  const previous = words.at(-2) ?? "";
  if (previous === "--profile") return profilesOf(kms.world);
  if (previous === "--output") return ["json", "off", "table", "text", "yaml"];
  if (words.length === 2) return [...SERVICE_NAMES, "help"];
  const [, serviceName = "", operationName = ""] = words;
  if (serviceName === "s3" && words.length === 3) return [...S3_COMMANDS, "help"];
  const service = await loadService(serviceName);
  if (service === null) return null;
  if (words.length === 3) return [...service.operations.map(optionName), "help"];
  const name = service.operations.find((operation) => optionName(operation) === operationName);
  if (name === undefined) return null;
  const { input } = await service.load(name);
  const members = new Map(
    Object.entries(input).map(([member, shape]) => [`--${optionName(member)}`, { member, shape }]),
  );
  if (word.startsWith("--") || word === "") return [...members.keys(), ...GLOBAL_OPTION_NAMES, "help"];
  const asked = members.get(previous);
  if (asked?.shape.type === "enum" || asked?.shape.type === "enum-list") return asked.shape.values;
  if (asked?.member.endsWith("KeyId") === true) {
    return [
      ...[...kms.world.keys.values()].map((key) => key.keyId),
      ...[...kms.world.aliases.values()].map((alias) => alias.name),
    ];
  }
  return null;
}

/** file:// and fileb:// stand before the path. */
async function completeFile(word: string, shell: Shell): Promise<readonly string[]> {
  const [, scheme = "", path = ""] = /^(fileb?:\/\/)?([\s\S]*)$/.exec(word) ?? [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const names = await shell.files.list(folder === "" ? "." : folder);
  return names
    .filter((name) => !name.startsWith(".") && `${folder}${name}`.startsWith(path))
    .map((name) => `${scheme}${folder}${name}`)
    .toSorted();
}
