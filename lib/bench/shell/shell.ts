import { Bash, InMemoryFs } from "just-bash/browser";

import type { Caller, Kms, Prices } from "../../kms/index.ts";
import { seloCommand } from "../selo/selo-command.ts";
import { type CallRecord, recordingKms } from "./call-record.ts";
import { awsShellCommand } from "./commands/aws.ts";
import { dateCommand } from "./commands/date.ts";
import { opensslCommand } from "./commands/openssl.ts";
import { xxdCommand } from "./commands/xxd.ts";

export interface ShellOptions {
  /** The world's simulator; asked at every command, since undo puts another in its place. */
  readonly kms: () => Kms;
  /** Who calls where nothing else is said, and where. */
  readonly standing: () => { readonly caller: Caller; readonly region: string };
  readonly prices: Prices;
}

export interface ShellRun {
  /** Standard output and standard error as they came, as a terminal shows them. */
  readonly output: string;
  readonly exitCode: number;
  /** The calls of KMS that it made, in order. */
  readonly calls: readonly CallRecord[];
}

/** A shell over a simulated world. Variables, the working directory and files stay from one run to the next. */
export interface Shell {
  /** Runs a script. Never throws for anything that is typed; a script without an end is ended and says so. */
  readonly run: (script: string, options?: { readonly signal?: AbortSignal }) => Promise<ShellRun>;
  readonly workingDirectory: () => string;
  readonly variables: () => ReadonlyMap<string, string>;
  readonly files: {
    /** @returns null where there is no such file. Paths are relative to the working directory. */
    readonly read: (path: string) => Promise<Uint8Array | null>;
    readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
    /** The names in a folder, folders with a slash at the end; nothing where there is no such folder. */
    readonly list: (path: string) => Promise<readonly string[]>;
  };
}

const HOME = "/home/user";
/** Folders that scripts expect; a file makes its folder. */
const FOLDERS = { [`${HOME}/.keep`]: "", "/tmp/.keep": "" };

/** Enough for every lesson and lab, too little to freeze a page for long. */
const LIMITS = { maxCommandCount: 20_000, maxLoopIterations: 20_000, maxCallDepth: 100 } as const;

export function createShell({ kms, standing, prices }: ShellOptions): Shell {
  const fs = new InMemoryFs(FOLDERS);
  let calls: CallRecord[] = [];
  let environment: Readonly<Record<string, string>> = { HOME, USER: "learner", PWD: HOME };
  const bash = new Bash({
    fs,
    cwd: HOME,
    executionLimits: LIMITS,
    // Waiting costs nobody anything here: it moves the world's clock.
    sleep: (ms) => {
      kms().advance(ms);
      return Promise.resolve();
    },
    customCommands: [
      awsShellCommand(() => ({ kms: recordingKms(kms(), (record) => calls.push(record)), standing: standing() })),
      seloCommand({ kms, prices }),
      dateCommand(kms),
      opensslCommand(kms),
      xxdCommand,
    ],
  });
  const resolve = (path: string) => fs.resolvePath(environment["PWD"] ?? HOME, path);
  return {
    run: async (script, { signal } = {}) => {
      calls = [];
      const made = calls;
      const options = { cwd: environment["PWD"] ?? HOME, env: { ...environment }, rawScript: true };
      const run = await bash.exec(`exec 2>&1\n${script}`, signal === undefined ? options : { ...options, signal });
      environment = { ...run.env };
      return { output: run.stdout + run.stderr, exitCode: run.exitCode, calls: made };
    },
    workingDirectory: () => environment["PWD"] ?? HOME,
    variables: () => new Map(Object.entries(environment)),
    files: {
      read: async (path) => await fs.readFileBuffer(resolve(path)).catch(() => null),
      write: async (path, bytes) => await fs.writeFile(resolve(path), bytes),
      list: async (path) => {
        const entries = (await fs.readdirWithFileTypes?.(resolve(path)).catch(() => [])) ?? [];
        return entries.map(({ name, isDirectory }) => (isDirectory ? `${name}/` : name));
      },
    },
  };
}
