import { err, type Result } from "../../result.ts";

/**
 * Why a command ended, in the AWS CLI's own words and with its exit codes, version 2:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
 */
export interface CliFailure {
  /** As it goes to standard error, without the last line break. */
  readonly message: string;
  readonly exitCode: number;
}

const USAGE = `
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** The command line itself does not parse: 252. */
export function usageFailure(sentence: string): Result<never, CliFailure> {
  return err({ message: `${USAGE}\n${sentence}\n`, exitCode: 252 });
}

/** A value does not fit its parameter: 252. */
export function parameterFailure(sentence: string): Result<never, CliFailure> {
  return err({ message: `\n${sentence}`, exitCode: 252 });
}

/** The service refused: 254. */
export function serviceFailure(code: string, operation: string, message: string): Result<never, CliFailure> {
  const sentence = `An error occurred (${code}) when calling the ${operation} operation: ${message}`;
  return err({ message: `\n${sentence}`, exitCode: 254 });
}

/** Anything else: 255. */
export function generalFailure(sentence: string): Result<never, CliFailure> {
  return err({ message: `\n${sentence}`, exitCode: 255 });
}

/** A word that is none of those that may stand there: 252. */
export function choiceFailure(argument: string, choices: readonly string[], more = ""): Result<never, CliFailure> {
  const rows: string[] = [];
  for (let index = 0; index < choices.length; index += 2) {
    const [left = "", right] = choices.slice(index, index + 2);
    rows.push(
      right === undefined ? left.padEnd(CHOICE_WIDTH) : `${left.padEnd(CHOICE_WIDTH)} | ${right.padEnd(CHOICE_WIDTH)}`,
    );
  }
  return usageFailure(
    `aws: error: argument ${argument}: Invalid choice, valid choices are:\n\n${rows.join("\n")}\n${more}`,
  );
}

const CHOICE_WIDTH = 40;
