import { ok, type Result } from "../../result.ts";
import { type CliFailure, parameterFailure } from "./cli-failure.ts";
import type { CommandFiles } from "./cli-operation.ts";

/** A value as it was given, or what the file holds that it names with file:// or fileb://. */
export type GivenValue = { readonly text: string } | { readonly bytes: Uint8Array };

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html */
export async function readGiven(
  option: string,
  value: string,
  files: CommandFiles,
): Promise<Result<GivenValue, CliFailure>> {
  const [, binary, path] = /^file(b?):\/\/([\s\S]*)$/.exec(value) ?? [];
  if (binary === undefined || path === undefined) return ok({ text: value });
  const bytes = await files.read(path);
  if (bytes === null) {
    return parameterFailure(
      `Error parsing parameter '${option}': Unable to load paramfile ${value}: [Errno 2] No such file or directory: '${path}'`,
    );
  }
  if (binary === "b") return ok({ bytes });
  return ok({ text: new TextDecoder().decode(bytes) });
}
