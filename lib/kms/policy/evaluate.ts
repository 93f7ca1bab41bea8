import type { Caller } from "../operations/operation.ts";
import { conditionHolds, type ConditionKeys, fits } from "./condition.ts";
import { type Match, parsePolicy, type PolicyKind, type Statement } from "./policy-document.ts";
import { principalOf } from "./principal.ts";

/** What a policy is asked. */
export interface Asked {
  /** With its service: kms:Encrypt. */
  readonly action: string;
  /** An ARN, or "*" for what concerns no resource in particular. */
  readonly resource: string;
  readonly keys: ConditionKeys;
  /** For policies that name principals. */
  readonly caller: Caller;
}

/** A statement that names the action, the resource and the principal. */
export interface Named {
  readonly statement: Statement;
  /** Its place in the policy, from 0. */
  readonly index: number;
  /** The condition keys that keep it from applying; empty where it applies. */
  readonly unmet: readonly string[];
}

/** The statements of a policy that are about what is asked. A policy that cannot be read says nothing. */
export function evaluate(text: string, kind: PolicyKind, asked: Asked): Named[] {
  const policy = parsePolicy(text, kind);
  if (!policy.ok) return [];
  return policy.value.statements.flatMap((statement, index) => {
    const { actions, resources, principals, conditions } = statement;
    const named =
      matches(actions, (pattern) => fits(pattern.toLowerCase(), asked.action.toLowerCase())) &&
      matches(resources, (pattern) => fits(pattern, asked.resource)) &&
      (principals === null || matchesPrincipal(principals, asked.caller));
    if (!named) return [];
    const unmet = conditions.filter((condition) => !conditionHolds(condition, asked.keys)).map(({ key }) => key);
    return [{ statement, index, unmet }];
  });
}

function matches({ not, patterns }: Match, fit: (pattern: string) => boolean): boolean {
  return patterns.some(fit) !== not;
}

/** A principal is named by "*", by its own ARN, by its role's, or by its account; a service by its name. */
function matchesPrincipal(principals: Match, caller: Caller): boolean {
  const names = namesOf(caller);
  if (caller.type !== "AWSService") names.add(`arn:aws:iam::${caller.accountId}:root`);
  return matches(principals, (name) => names.has(name));
}

/** The names by which a policy means this very caller, and not its whole account. */
export function namesOf(caller: Caller): Set<string> {
  return new Set([caller.arn, principalOf(caller), "*"]);
}
