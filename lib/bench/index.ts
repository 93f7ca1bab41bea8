/**
 * The door of the bench: a shell over simulated worlds, and what runs labs, proofs and the commands of
 * lessons in it. The interpreter weighs more than the rest of a page, so nothing is loaded before it is used.
 */
export { asCli, asSdk, type WritableCall } from "./copy-as/copy-as.ts";
export type { Bench } from "./run/bench.ts";
export type { LessonCommands } from "./run/commands.ts";
export type { LabScript } from "./run/lab.ts";
export type { Claim, Proof, ProvenClaim } from "./run/proof.ts";
export type { CallRecord } from "./shell/call-record.ts";
export type { Shell, ShellOptions, ShellRun } from "./shell/shell.ts";

/** The shell itself. */
export async function loadShell() {
  const [{ createShell }, { completeLine }] = await Promise.all([
    import("./shell/shell.ts"),
    import("./shell/complete-line.ts"),
  ]);
  return { createShell, completeLine };
}

/** What plays labs, proofs and lessons' commands. */
export async function loadRunners() {
  const [bench, proof, lab, commands] = await Promise.all([
    import("./run/bench.ts"),
    import("./run/proof.ts"),
    import("./run/lab.ts"),
    import("./run/commands.ts"),
  ]);
  return { ...bench, ...proof, ...lab, ...commands };
}
