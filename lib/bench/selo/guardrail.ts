import { loadPolicy } from "../../kms/index.ts";
import type { CommandIo, CommandOutcome } from "../shell/command-io.ts";
import type { SeloDeps } from "./selo-deps.ts";

const KINDS = ["service-control-policy", "resource-control-policy", "vpc-endpoint-policy"] as const;
const USAGE = `Usage: selo guardrail put ${KINDS.join("|")} TARGET FILE, or: selo guardrail list|clear`;

/** `selo guardrail`: policies above accounts, and those of VPC endpoints. */
export async function runGuardrail(
  words: readonly string[],
  { kms }: SeloDeps,
  { files, stdin }: CommandIo,
): Promise<CommandOutcome> {
  const [act, kindGiven, target, path] = words;
  const { guardrails } = kms().world;
  if (act === "list") {
    const listed = guardrails.map(({ kind, target: of, policy }) => ({
      kind,
      target: of,
      policy: JSON.parse(policy) as unknown,
    }));
    return { out: `${JSON.stringify(listed, null, 4)}\n` };
  }
  if (act === "clear") {
    kms().apply([{ kind: "set-guardrails", guardrails: [] }]);
    return {};
  }
  const kind = KINDS.find((name) => name === kindGiven);
  if (act !== "put" || kind === undefined || target === undefined || path === undefined)
    return { error: USAGE, exitCode: 2 };
  const bytes = path === "-" ? stdin : await files.read(path);
  if (bytes === null) return { error: `selo guardrail: ${path}: No such file or directory` };
  const policy = new TextDecoder().decode(bytes);
  const { parsePolicy } = await loadPolicy();
  const parsed = parsePolicy(policy, kind);
  if (!parsed.ok) return { error: `selo guardrail: ${parsed.error}` };
  const others = guardrails.filter((rail) => rail.kind !== kind || rail.target !== target);
  kms().apply([{ kind: "set-guardrails", guardrails: [...others, { kind, target, policy }] }]);
  return {};
}
