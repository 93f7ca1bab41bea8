/**
 * The door of the bench: a shell over simulated worlds, and what runs labs, proofs and the commands of
 * lessons in it. The interpreter weighs more than the rest of a page, so nothing is loaded before it is used.
 */
export { asCli, asSdk } from "./copy-as/copy-as.ts";
export type { Bench } from "./run/bench.ts";
export type { LabScript } from "./run/lab.ts";
export type { Claim, ProvenClaim } from "./run/proof.ts";
export type { CallRecord } from "./shell/call-record.ts";
export type { Shell, ShellRun } from "./shell/shell.ts";

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
  const [{ runClaim, runProof }, { checkLab, startLab }, { runLessonCommands }] = await Promise.all([
    import("./run/proof.ts"),
    import("./run/lab.ts"),
    import("./run/commands.ts"),
  ]);
  return { checkLab, runClaim, runLessonCommands, runProof, startLab };
}
