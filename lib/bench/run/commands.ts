import type { Prices } from "../../kms/index.ts";
import type { Bench } from "./bench.ts";
import { createBench } from "./bench.ts";
import type { ShellRun } from "../shell/shell.ts";

/** The command blocks of a lesson: one session, in order, after a set-up that is not shown. */
export interface LessonCommands {
  readonly setup?: string | undefined;
  readonly blocks: readonly { readonly id: string; readonly run: string }[];
}

/** Runs all blocks of a lesson. @returns what each prints, by its id. @throws Error where the set-up fails. */
export async function runLessonCommands(
  slug: string,
  commands: LessonCommands,
  prices: Prices,
): Promise<ReadonlyMap<string, ShellRun>> {
  const runs = new Map<string, ShellRun>();
  const bench = await prepareLessonCommands(slug, commands, prices);
  for (const { id, run } of commands.blocks) runs.set(id, await bench.shell.run(run));
  return runs;
}

/** The bench on which a lesson's blocks run, made ready. @throws Error where the set-up fails. */
export async function prepareLessonCommands(slug: string, { setup }: LessonCommands, prices: Prices): Promise<Bench> {
  const bench = createBench(`lesson ${slug}`, prices);
  if (setup === undefined) return bench;
  const { exitCode, output } = await bench.shell.run(`set -eo pipefail\n${setup}`);
  if (exitCode !== 0) throw new Error(`the set-up of the commands of ${slug} ends with ${exitCode}: ${output}`);
  return bench;
}
