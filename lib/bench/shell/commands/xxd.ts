import { fromHex } from "../../../kms/index.ts";
import { type ShellCommand, shellCommand } from "../command-io.ts";

const PER_LINE = { dump: 16, plain: 30 } as const;
const MOST_PER_LINE = 256;

/** `xxd`, with -p (plain), -r -p (back), -c (bytes per line), -l (length) and -s (start): what one needs to look at bytes. */
export const xxdCommand: ShellCommand = shellCommand("xxd", async (words, { files, stdin }) => {
  const options = readOptions(words);
  if (options === null) return { error: "Usage: xxd [-p] [-r] [-c columns] [-s offset] [-l length] [file]" };
  const { plain, reverse, columns, start, length, path } = options;
  const bytes = path === null || path === "-" ? stdin : await files.read(path);
  if (bytes === null) return { error: `xxd: ${path}: No such file or directory`, exitCode: 2 };
  if (reverse) {
    const hex = new TextDecoder().decode(bytes).replaceAll(/\s+/g, "");
    return /^([0-9a-f]{2})*$/i.test(hex) ? { out: fromHex(hex) } : { error: "xxd: the input is no plain hex" };
  }
  const part = bytes.subarray(start, length === null ? undefined : start + length);
  const perLine = columns ?? (plain ? PER_LINE.plain : PER_LINE.dump);
  return { out: plain ? plainDump(part, perLine) : dump(part, start, perLine) };
});

interface Options {
  readonly plain: boolean;
  readonly reverse: boolean;
  /** Bytes in a line, where the command says it. */
  readonly columns: number | null;
  readonly start: number;
  readonly length: number | null;
  readonly path: string | null;
}

function readOptions(words: readonly string[]): Options | null {
  let options: Options = { plain: false, reverse: false, columns: null, start: 0, length: null, path: null };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "-p" || word === "-ps") options = { ...options, plain: true };
    else if (word === "-r") options = { ...options, reverse: true };
    else if (word === "-rp" || word === "-pr") options = { ...options, reverse: true, plain: true };
    else if (word === "-l" || word === "-s" || word === "-c") {
      const value = Number(words[++index]);
      if (!Number.isInteger(value) || value < 0) return null;
      if (word === "-c" && (value < 1 || value > MOST_PER_LINE)) return null;
      const name = ({ "-l": "length", "-s": "start", "-c": "columns" } as const)[word];
      options = { ...options, [name]: value };
    } else if (word.startsWith("-") && word !== "-") return null;
    else options = { ...options, path: word };
  }
  return options;
}

function hexOf(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
}

function plainDump(bytes: Uint8Array, perLine: number): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) lines.push(hexOf(bytes.subarray(at, at + perLine)).join(""));
  return lines.map((line) => `${line}\n`).join("");
}

function dump(bytes: Uint8Array, start: number, perLine: number): string {
  const lines: string[] = [];
  /** Two digits a byte, and a space between two pairs. */
  const width = 2 * perLine + Math.ceil(perLine / 2) - 1;
  for (let at = 0; at < bytes.length; at += perLine) {
    const row = bytes.subarray(at, at + perLine);
    const pairs = hexOf(row)
      .join("")
      .replaceAll(/(.{4})(?=.)/g, "$1 ");
    const text = Array.from(row, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${(start + at).toString(16).padStart(8, "0")}: ${pairs.padEnd(width)}  ${text}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}
