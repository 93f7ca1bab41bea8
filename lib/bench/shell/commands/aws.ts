import { awsCommand, type AwsEnvironment } from "../../aws/aws-command.ts";
import { type ShellCommand, shellCommand } from "../command-io.ts";

/** `aws`, over whatever world is on the bench when it is typed. */
export function awsShellCommand(environment: () => Omit<AwsEnvironment, "files" | "stdin" | "variable">): ShellCommand {
  return shellCommand("aws", async (words, { files, stdin, variable }) => {
    const answer = await awsCommand(words, { ...environment(), files, stdin, variable });
    return answer.ok ? { out: answer.value } : { error: answer.error.message, exitCode: answer.error.exitCode };
  });
}
