import type { Result } from "../../result.ts";
import type { Caller, InputShape, Kms } from "../../kms/index.ts";
import type { CliFailure } from "./cli-failure.ts";

/** The shell's files, as a command sees them: paths are relative to where it was started. */
export interface CommandFiles {
  /** @returns null where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
}

/** What an operation works with. */
export interface CliContext {
  readonly kms: Kms;
  readonly caller: Caller;
  readonly region: string;
  readonly files: CommandFiles;
  readonly stdin: Uint8Array;
}

export interface CliOperation {
  /** As the API names it: GenerateDataKey. */
  readonly name: string;
  readonly input: InputShape;
  /** A file that stands without an option, as get-object has it. */
  readonly positional?: string;
  /** How its pages follow each other. */
  readonly pages?: Pages;
  /** Where AWS documents it. */
  readonly documentation: string;
  readonly run: (input: Readonly<Record<string, unknown>>, context: CliContext) => Promise<Result<unknown, CliFailure>>;
}

export interface Pages {
  readonly list: string;
  readonly tokenIn: string;
  readonly tokenOut: string;
  /** Where a page's length is asked for. */
  readonly limit: string;
}

export interface CliService {
  /** As one types it: kms. */
  readonly name: string;
  readonly operations: readonly string[];
  /** @param operation one of `operations`, in API spelling. */
  readonly load: (operation: string) => Promise<CliOperation>;
}
