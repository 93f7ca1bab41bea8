import { ok, type Result } from "../../result.ts";
import { choiceFailure, type CliFailure, usageFailure } from "./cli-failure.ts";

export const OUTPUT_FORMATS = ["json", "text", "table", "yaml", "off"] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Options that every command takes, and what is left without them. */
export interface GlobalOptions {
  readonly region: string | null;
  readonly profile: string | null;
  readonly output: OutputFormat;
  readonly query: string | null;
  /** A JSON text, or file:// and a path. */
  readonly inputJson: string | null;
  readonly skeleton: boolean;
  /** How text for a blob is read: base64, or as it stands. */
  readonly rawBinary: boolean;
  readonly paginate: boolean;
  readonly rest: readonly string[];
}

const WITH_VALUE = new Set(["--region", "--profile", "--output", "--query", "--cli-input-json", "--cli-binary-format"]);

/** For completion. */
export const GLOBAL_OPTION_NAMES = [...WITH_VALUE, "--generate-cli-skeleton", "--no-paginate"] as const;

/** Options with a value that change nothing here. */
const IGNORED_WITH_VALUE = new Set([
  "--endpoint-url",
  "--color",
  "--ca-bundle",
  "--cli-read-timeout",
  "--cli-connect-timeout",
]);
const IGNORED_FLAGS = new Set([
  "--debug",
  "--no-verify-ssl",
  "--no-sign-request",
  "--no-cli-pager",
  "--no-cli-auto-prompt",
]);

/**
 * Takes the global options out of a command line, wherever they stand.
 * @param environment for what is not given: AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE, AWS_DEFAULT_OUTPUT.
 */
export function readGlobalOptions(
  line: readonly string[],
  environment: (name: string) => string | undefined,
): Result<GlobalOptions, CliFailure> {
  const found = new Map<string, string>();
  const rest: string[] = [];
  const words = line.flatMap((word) => {
    const [, name, value] = /^(--[a-z-]+)=([\s\S]*)$/.exec(word) ?? [];
    return name !== undefined && value !== undefined ? [name, value] : [word];
  });
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--no-paginate" || IGNORED_FLAGS.has(word)) found.set(word, "");
    else if (word === "--generate-cli-skeleton") {
      const value = words[index + 1];
      if (value === "input" || value === "output") index++;
      found.set(word, "");
    } else if (IGNORED_WITH_VALUE.has(word) || WITH_VALUE.has(word)) {
      const value = words[++index];
      if (value === undefined) return usageFailure(`aws: error: argument ${word}: expected one argument`);
      found.set(word, value);
    } else rest.push(word);
  }
  const output = found.get("--output") ?? environment("AWS_DEFAULT_OUTPUT") ?? "json";
  const format = OUTPUT_FORMATS.find((name) => name === output);
  if (format === undefined) return choiceFailure("--output", OUTPUT_FORMATS);
  return ok({
    region: found.get("--region") ?? environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION") ?? null,
    profile: found.get("--profile") ?? environment("AWS_PROFILE") ?? null,
    output: format,
    query: found.get("--query") ?? null,
    inputJson: found.get("--cli-input-json") ?? null,
    skeleton: found.has("--generate-cli-skeleton"),
    rawBinary: found.get("--cli-binary-format") === "raw-in-base64-out",
    paginate: !found.has("--no-paginate"),
    rest,
  });
}
