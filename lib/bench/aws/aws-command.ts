import { type Caller, DEFAULT_REGION } from "../../kms/index.ts";
import { err, ok, type Result } from "../../result.ts";
import { choiceFailure, type CliFailure, usageFailure } from "./cli-failure.ts";
import type { CliContext, CliService } from "./cli-operation.ts";
import { type GlobalOptions, readGlobalOptions } from "./global-options.ts";
import { helpOfAws, helpOfOperation, helpOfService, skeletonOf } from "./help.ts";
import { optionName } from "./option-name.ts";
import { formatOutput } from "./output/format-output.ts";
import { readParameters } from "./read-parameters.ts";
import { runPages } from "./run-pages.ts";
import { runS3, S3_COMMANDS, type S3Output } from "./services/s3.ts";
import { loadService, SERVICE_NAMES } from "./services/service-list.ts";
import { whoCalls } from "./who-calls.ts";

export interface AwsEnvironment extends Omit<CliContext, "caller" | "region"> {
  /** Who calls when the line names nobody, and where. */
  readonly standing: { readonly caller: Caller; readonly region: string };
  readonly variable: (name: string) => string | undefined;
}

/**
 * One `aws` command line over the simulated services: options, output, sentences and exit codes as the
 * AWS CLI version 2 has them. Never throws for anything that is typed.
 * @param words what stands after `aws`.
 */
export async function awsCommand(
  words: readonly string[],
  environment: AwsEnvironment,
): Promise<Result<S3Output, CliFailure>> {
  if (words[0] === "--version") return ok("aws-cli/2 (simulated by Selo)\n");
  const globals = readGlobalOptions(words, environment.variable);
  if (!globals.ok) return globals;
  const [name, ...rest] = globals.value.rest;
  if (name === "help") return ok(helpOfAws(SERVICE_NAMES));
  if (name === undefined) return usageFailure("aws: error: the following arguments are required: command");
  const called = await callContext(globals.value, environment);
  if (!called.ok) return called;
  if (name === "s3") {
    const asksHelp = rest[0] === "help" || rest[1] === "help";
    return asksHelp
      ? ok(helpOfService({ name, operations: S3_COMMANDS, load: neverLoaded }))
      : await runS3(rest, called.value);
  }
  const service = await loadService(name);
  if (service === null) {
    return choiceFailure("command", SERVICE_NAMES);
  }
  return await runOperation(service, rest, globals.value, called.value);
}

async function callContext(
  globals: GlobalOptions,
  environment: AwsEnvironment,
): Promise<Result<CliContext, CliFailure>> {
  const { standing, variable, ...context } = environment;
  const caller = await whoCalls(context.kms.world, {
    profile: globals.profile,
    accessKeyId: variable("AWS_ACCESS_KEY_ID"),
    standing: standing.caller,
  });
  if (!caller.ok) return caller;
  return ok({ ...context, caller: caller.value, region: globals.region ?? standing.region ?? DEFAULT_REGION });
}

async function runOperation(
  service: CliService,
  [typed, ...words]: readonly string[],
  globals: GlobalOptions,
  context: CliContext,
): Promise<Result<string, CliFailure>> {
  if (typed === "help") return ok(helpOfService(service));
  if (typed === undefined) return usageFailure("aws: error: the following arguments are required: operation");
  const name = service.operations.find((operation) => optionName(operation) === typed);
  if (name === undefined) {
    return choiceFailure("operation", service.operations.map(optionName), meant(service, typed));
  }
  const operation = await service.load(name);
  if (words[0] === "help") return ok(helpOfOperation(service.name, operation));
  if (globals.skeleton) return ok(`${JSON.stringify(skeletonOf(operation), null, 4)}\n`);
  const { rawBinary, inputJson, paginate, output, query } = globals;
  const parameters = await readParameters(operation, words, { files: context.files, rawBinary, inputJson });
  if (!parameters.ok) return parameters;
  const answer = await runPages(operation, parameters.value, context, paginate);
  return answer.ok ? await formatOutput(answer.value, { operation: name, output, query }) : err(answer.error);
}

/** A near miss is named, as the CLI does. */
function meant({ operations }: CliService, typed: string): string {
  const near = operations.map(optionName).filter((name) => name.startsWith(typed) || typed.startsWith(name));
  return near.length === 0 ? "" : `\n\n\nMaybe you meant:\n\n${near.map((name) => `  * ${name}`).join("\n")}`;
}

function neverLoaded(): never {
  throw new Error("help of s3 loads no operation");
}
