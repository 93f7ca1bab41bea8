import { fromHex } from "../../../kms/index.ts";
import { type ShellCommand, shellCommand } from "../command-io.ts";

const PER_LINE = 16;

/** `xxd`, with -p (plain), -r -p (back), -l (length) and -s (start): what one needs to look at bytes. */
export const xxdCommand: ShellCommand = shellCommand("xxd", async (words, { files, stdin }) => {
  const options = readOptions(words);
  if (options === null) return { error: "Usage: xxd [-p] [-r] [-s offset] [-l length] [file]" };
  const { plain, reverse, start, length, path } = options;
  const bytes = path === null || path === "-" ? stdin : await files.read(path);
  if (bytes === null) return { error: `xxd: ${path}: No such file or directory`, exitCode: 2 };
  if (reverse) {
    const hex = new TextDecoder().decode(bytes).replaceAll(/\s+/g, "");
    return /^([0-9a-f]{2})*$/i.test(hex) ? { out: fromHex(hex) } : { error: "xxd: the input is no plain hex" };
  }
  const part = bytes.subarray(start, length === null ? undefined : start + length);
  return { out: plain ? plainDump(part) : dump(part, start) };
});

interface Options {
  readonly plain: boolean;
  readonly reverse: boolean;
  readonly start: number;
  readonly length: number | null;
  readonly path: string | null;
}

function readOptions(words: readonly string[]): Options | null {
  let options: Options = { plain: false, reverse: false, start: 0, length: null, path: null };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "-p" || word === "-ps") options = { ...options, plain: true };
    else if (word === "-r") options = { ...options, reverse: true };
    else if (word === "-rp" || word === "-pr") options = { ...options, reverse: true, plain: true };
    else if (word === "-l" || word === "-s") {
      const value = Number(words[++index]);
      if (!Number.isInteger(value) || value < 0) return null;
      options = word === "-l" ? { ...options, length: value } : { ...options, start: value };
    } else if (word.startsWith("-") && word !== "-") return null;
    else options = { ...options, path: word };
  }
  return options;
}

function hexOf(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
}

function plainDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 30) lines.push(hexOf(bytes.subarray(at, at + 30)).join(""));
  return lines.map((line) => `${line}\n`).join("");
}

function dump(bytes: Uint8Array, start: number): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const row = bytes.subarray(at, at + PER_LINE);
    const pairs = hexOf(row)
      .join("")
      .replaceAll(/(.{4})(?=.)/g, "$1 ");
    const text = Array.from(row, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${(start + at).toString(16).padStart(8, "0")}: ${pairs.padEnd(39)}  ${text}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}
