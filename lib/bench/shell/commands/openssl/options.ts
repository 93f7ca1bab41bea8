import type { CommandIo } from "../../command-io.ts";

export interface Options {
  /** By name without the dash; a flag is the empty text. */
  readonly one: ReadonlyMap<string, string>;
  /** Every value of an option that may be given again. */
  readonly all: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

/** openssl's options: one dash, a value after those that take one. @returns the option that it does not know. */
export function readOptions(
  words: readonly string[],
  { values, flags }: { readonly values: readonly string[]; readonly flags: readonly string[] },
): Options | string {
  const all = new Map<string, readonly string[]>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const name = word.replace(/^--?/, "");
    if (!word.startsWith("-") || word === "-") rest.push(word);
    else if (flags.includes(name)) all.set(name, [""]);
    else if (values.includes(name)) all.set(name, [...(all.get(name) ?? []), words[++index] ?? ""]);
    else return word;
  }
  const one = new Map([...all].map(([name, given]) => [name, given.at(-1) ?? ""]));
  return { one, all, words: rest };
}

/** The file of -in or the word that stands for it, or standard input. @returns null where there is no such file. */
export async function readInput(io: CommandIo, path: string | undefined): Promise<Uint8Array | null> {
  return path === undefined || path === "-" ? io.stdin : await io.files.read(path);
}

export function noFile(path: string | undefined): { readonly error: string } {
  return { error: `Can't open "${path ?? ""}" for reading, No such file or directory` };
}
