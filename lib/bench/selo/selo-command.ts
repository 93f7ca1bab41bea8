import { type CommandIo, type CommandOutcome, type ShellCommand, shellCommand } from "../shell/command-io.ts";
import { showBill } from "./bill.ts";
import { showBytes } from "./bytes.ts";
import { runClock } from "./clock.ts";
import { runGuardrail } from "./guardrail.ts";
import type { SeloDeps } from "./selo-deps.ts";
import { runWorld } from "./world.ts";

type Run = (words: readonly string[], deps: SeloDeps, io: CommandIo) => Promise<CommandOutcome>;

const RUN: Readonly<Record<string, Run>> = {
  bill: showBill,
  bytes: showBytes,
  clock: runClock,
  guardrail: runGuardrail,
  world: runWorld,
};

const HELP = `selo: what the simulator can do that no cloud can

  selo clock                        what time it is in this world
  selo clock advance 400d           moves it on: s, m, h, d, w, mo, y; what falls due happens
  selo bill [--month 2026-11]       what this world costs, line by line
  selo bytes FILE                   what each byte of a blob is; - for standard input
  selo world                        what is in it
  selo world reset                  empties it
  selo world consistency eventual   lets replicas and new grants take their time; or: immediate
  selo world fault STORE CODE       breaks what is behind a custom key store; or: none
  selo guardrail put KIND TARGET FILE   KIND: service-control-policy, resource-control-policy,
                                        vpc-endpoint-policy
  selo guardrail list | clear
`;

/** `selo`: clock, bill, bytes, world. It speaks English in every language of the page, as the AWS CLI beside it does. */
export function seloCommand(deps: SeloDeps): ShellCommand {
  return shellCommand("selo", async ([name, ...words], io) => {
    if (name === undefined || name === "help" || name === "--help") return { out: HELP };
    const run = Object.hasOwn(RUN, name) ? RUN[name] : undefined;
    if (run === undefined) return { error: `selo: there is no '${name}'. Try: selo help`, exitCode: 2 };
    return await run(words, deps, io);
  });
}
