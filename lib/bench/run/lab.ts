import { createKms, type Kms, loadWorldDocument, type Prices } from "../../kms/index.ts";
import type { Shell } from "../shell/shell.ts";
import { type Bench, createBench, shellOver } from "./bench.ts";

/** What a step of a lab wants to see: a command, and a JMESPath expression that its output must make true. */
export interface Goal {
  readonly command: string;
  readonly holds: string;
}

export interface LabScript {
  readonly id: string;
  readonly setup: string;
  readonly steps: readonly { readonly id: string; readonly goals: readonly Goal[] }[];
}

/** The world that a lab starts from. @throws Error where its set-up fails: that is a fault of the lab. */
export async function startLab(lab: LabScript, prices: Prices): Promise<Bench> {
  const bench = createBench(lab.id, prices);
  await prepareLab(lab, bench.shell);
  return bench;
}

/** Runs a lab's set-up in a shell. @throws Error where it fails. */
export async function prepareLab({ id, setup }: LabScript, shell: Shell): Promise<void> {
  const { exitCode, output } = await shell.run(`set -eo pipefail\n${setup}`);
  if (exitCode !== 0) throw new Error(`the set-up of the lab ${id} ends with ${exitCode}: ${output}`);
}

/**
 * Which steps are reached. Looks at a copy of the world, so that looking leaves no trace in CloudTrail,
 * and at the files that goals name. Never throws: a goal that cannot be looked at is not reached.
 * @returns step ids in the lab's order, each with whether all its goals hold.
 */
export async function checkLab(
  { steps }: LabScript,
  { kms, shell }: Bench,
  prices: Prices,
): Promise<readonly { readonly id: string; readonly reached: boolean }[]> {
  const looking = await copyOf(kms);
  const reached: { id: string; reached: boolean }[] = [];
  for (const { id, goals } of steps) {
    const held = [];
    for (const goal of goals) held.push(await holds(goal, looking, shell, prices));
    reached.push({ id, reached: held.every(Boolean) });
  }
  return reached;
}

async function copyOf({ world, deps }: Kms): Promise<Kms> {
  const { parseWorld, serialiseWorld } = await loadWorldDocument();
  const parsed = parseWorld(serialiseWorld(world));
  if (!parsed.ok) throw new Error(`a world that was written cannot be read: ${parsed.error.members.join(", ")}`);
  return createKms(parsed.value, deps);
}

async function holds({ command, holds: expression }: Goal, kms: Kms, shell: Shell, prices: Prices): Promise<boolean> {
  const looking = shellOver(() => kms, prices);
  for (const name of await shell.files.list(".")) {
    const bytes = name.endsWith("/") ? null : await shell.files.read(name);
    if (bytes !== null) await looking.files.write(name, bytes);
  }
  const { exitCode, output } = await looking.run(command);
  if (exitCode !== 0) return false;
  const { search } = await import("jmespath");
  try {
    return search(readValue(output), expression) === true;
  } catch {
    return false;
  }
}

/** Standard output as a value: JSON where it is JSON, else its text without the last line break. */
function readValue(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return output.replace(/\n$/, "");
  }
}
