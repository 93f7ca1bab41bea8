import { fromBase64, loadByteRuns, toHex } from "../../kms/index.ts";
import type { CommandIo, CommandOutcome } from "../shell/command-io.ts";
import type { SeloDeps } from "./selo-deps.ts";

const MOST_SHOWN = 16;

/** `selo bytes FILE`: the labelled runs of a blob, a public key, a signature or a message, raw or in base64, as text. */
export async function showBytes(
  words: readonly string[],
  _: SeloDeps,
  { files, stdin }: CommandIo,
): Promise<CommandOutcome> {
  const [path] = words;
  if (path === undefined) return { error: "Usage: selo bytes FILE, or - for standard input", exitCode: 2 };
  const given = path === "-" ? stdin : await files.read(path);
  if (given === null) return { error: `selo bytes: ${path}: No such file or directory` };
  const bytes = fromBase64(new TextDecoder().decode(given).trim()) ?? given;
  const { describeBytes } = await loadByteRuns();
  const lines = describeBytes(bytes).runs.map(({ offset, length, field }) => {
    const hex = toHex(bytes.subarray(offset, offset + Math.min(length, MOST_SHOWN)));
    return `${String(offset).padStart(5)}  ${String(length).padStart(5)}  ${field.padEnd(18)}  ${hex}${length > MOST_SHOWN ? "…" : ""}`;
  });
  return { out: lines.map((line) => `${line}\n`).join("") };
}
