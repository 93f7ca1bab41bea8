import type { Caller } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";
import type { Decision } from "./authorise.ts";

/** One thing that a decision hangs on. */
export interface DecisionPart {
  readonly part: "no-deny" | "guardrails" | "key-policy" | "identity-policy" | "grant";
  /** would-do: nothing that must be there, and something that would be enough. */
  readonly state: "met" | "missing" | "not-needed" | "would-do";
}

/**
 * A decision as the list of what it takes, in the order in which it is asked: what a refusal lacks is
 * what is missing here.
 * @param key null for an action on no key, which IAM alone decides.
 */
export function decisionParts(
  { allowed, trail, denial, grant }: Decision,
  caller: Caller,
  key: Pick<KmsKey, "accountId"> | null,
): readonly DecisionPart[] {
  const has = (source: string, effect: string) =>
    trail.some((step) => step.source === source && step.effect === effect);
  const met = (fine: boolean) => (fine ? "met" : "missing") as DecisionPart["state"];
  const isGuardrail = denial !== null && !["key-policy", "identity-policy"].includes(denial.source);
  const first: DecisionPart[] = [
    { part: "no-deny", state: met(!trail.some(({ effect }) => effect === "deny")) },
    { part: "guardrails", state: met(!isGuardrail || denial.explicit) },
  ];
  const iamAllows = caller.type === "Root" || has("identity-policy", "allow");
  if (key === null) return [...first, { part: "identity-policy", state: met(iamAllows) }];
  const direct = has("key-policy", "allow");
  const sameAccount = caller.type === "AWSService" || caller.accountId === key.accountId;
  const byItself = direct && sameAccount;
  const inTheWay = allowed || denial?.explicit === true || isGuardrail || denial?.notAcrossAccounts === true;
  const grantState: DecisionPart["state"] = grant !== null ? "met" : inTheWay ? "not-needed" : "would-do";
  const otherwise = (fine: boolean, needless: boolean): DecisionPart["state"] =>
    grant !== null && !fine ? "not-needed" : needless && !fine ? "not-needed" : met(fine);
  const keyPolicy = direct || has("key-policy", "delegate");
  return [
    ...first,
    { part: "key-policy", state: otherwise(keyPolicy && denial?.notAcrossAccounts !== true, false) },
    { part: "identity-policy", state: otherwise(iamAllows, byItself) },
    { part: "grant", state: grantState },
  ];
}
