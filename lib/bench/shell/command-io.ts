import { defineCommand } from "just-bash/browser";

import type { CommandFiles } from "../aws/cli-operation.ts";
import { fromByteText, toByteText } from "./byte-text.ts";

/** A command of ours as the interpreter wants it. */
export type ShellCommand = ReturnType<typeof defineCommand>;
type Execute = Parameters<typeof defineCommand>[1];
type Context = Parameters<Execute>[1];

/** What a command of ours works with, in bytes. */
export interface CommandIo {
  readonly stdin: Uint8Array;
  readonly files: CommandFiles;
  readonly variable: (name: string) => string | undefined;
  /** The interpreter's own command of the same name, where there is one. */
  readonly original: ((words: string[]) => Promise<{ stdout: string; stderr: string; exitCode: number }>) | undefined;
}

export interface CommandOutcome {
  readonly out?: string | Uint8Array;
  readonly error?: string;
  /** 0 where nothing is said and there is no error, else 1. */
  readonly exitCode?: number;
}

/** Makes a command of the shell. What it throws is a bug and ends the script with 1 and a sentence. */
export function shellCommand(
  name: string,
  run: (words: readonly string[], io: CommandIo) => Promise<CommandOutcome>,
): ShellCommand {
  return defineCommand(name, async (words, context) => {
    const { out = "", error = "", exitCode = error === "" ? 0 : 1 } = await run(words, toIo(context));
    const stderr = error === "" ? "" : `${error}\n`;
    if (typeof out === "string") return { stdout: out, stderr, exitCode, stdoutKind: "text" };
    return { stdout: toByteText(out), stderr, exitCode, stdoutKind: "bytes" };
  });
}

function toIo(context: Context): CommandIo {
  const { fs, cwd, env, stdin, origCommand } = context;
  return {
    stdin: fromByteText(stdin as unknown as string),
    variable: (name) => env.get(name),
    original: origCommand,
    files: {
      read: async (path) => {
        if (path === "/dev/stdin") return fromByteText(stdin as unknown as string);
        try {
          return await fs.readFileBuffer(fs.resolvePath(cwd, path));
        } catch {
          return null;
        }
      },
      write: async (path, bytes) => await fs.writeFile(fs.resolvePath(cwd, path), bytes),
    },
  };
}
