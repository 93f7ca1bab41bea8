import type { Kms } from "../../../kms/index.ts";
import { type ShellCommand, shellCommand } from "../command-io.ts";

/** `date` tells the world's time, which the learner can move; with -d or --date it is the interpreter's own. */
export function dateCommand(kms: () => Kms): ShellCommand {
  return shellCommand("date", async (words, { original }) => {
    if (original === undefined) return { error: "date: not available" };
    const given = words.some((word) => word === "-d" || word.startsWith("--date") || word === "--help");
    const moment = `@${Math.floor(kms().world.now / 1000)}`;
    const { stdout, stderr, exitCode } = await original(given ? [...words] : ["-d", moment, ...words]);
    return { out: stdout, error: stderr, exitCode };
  });
}
