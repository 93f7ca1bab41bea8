import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import type { Grant, Guardrail, KmsKey } from "../world/world.ts";
import { accountKeys, conditionKeys } from "./condition-keys.ts";
import { type Asked, evaluate, type Named, namesOf } from "./evaluate.ts";
import { grantFor } from "./grant.ts";
import { GRANT_OPERATIONS } from "./grant-operations.ts";
import { grantTokenError } from "./grant-token.ts";
import { guardrailsFor } from "./guardrails.ts";
import { parsePolicy, type PolicyKind } from "./policy-document.ts";
import { principalOf } from "./principal.ts";

/**
 * May this caller do this to this key? The answer carries its trail: every statement that is about the
 * call, so that figures and refusals can say what decided and what was missing.
 *
 * An explicit deny in any policy decides, and no guardrail may leave the call out. In the key's own
 * account the key policy allows by itself where it names the principal, and lets IAM decide where it
 * names the account. From another account both must allow. A grant allows besides.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export interface Decision {
  readonly allowed: boolean;
  readonly trail: readonly DecisionStep[];
  /** Where the denial comes from; null when allowed. */
  readonly denial: Denial | null;
  /** The grant that allows it, where nothing else does. */
  readonly grant: Grant | null;
}

export interface DecisionStep {
  readonly source: PolicyKind | "grant";
  /** Whose policy it is: the key's ARN, a principal's, or what a guardrail is attached to. */
  readonly owner: string;
  /** Which of its owner's policies of this kind, from 0. */
  readonly document: number;
  /** unmet: it would count, but for its conditions. */
  readonly effect: "allow" | "deny" | "delegate" | "unmet";
  /** The statement, by its Sid where it has one; or the grant's id. */
  readonly sid: string | null;
  /** The statement's place in its policy, from 0; null for a grant. */
  readonly statement: number | null;
  /** The condition keys that keep it from counting. */
  readonly unmet: readonly string[];
}

interface Denial {
  readonly explicit: boolean;
  readonly source: PolicyKind;
  /** No policy could change it: the action is none that another account may be given. */
  readonly notAcrossAccounts?: true;
}

/** What one account may do with a key of another. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  ...GRANT_OPERATIONS,
  "GetKeyRotationStatus",
  "ListGrants",
  "RevokeGrant",
]);

export type AuthoriseContext = Pick<CallContext, "caller" | "region" | "world" | "input" | "operation">;

export function authorise(context: AuthoriseContext, key: KmsKey, action: string = context.operation): Decision {
  const { caller } = context;
  const asked = { action: `kms:${action}`, resource: key.arn, keys: conditionKeys(context, key, action), caller };
  const barriers = restrictions(context, key, asked);
  const keyPolicy = evaluate(key.policy, "key-policy", asked).map((named) =>
    toStep({ source: "key-policy", owner: key.arn, document: 0 }, named, delegates(named, asked)),
  );
  const trail = [...keyPolicy, ...identitySteps(context, asked), ...barriers.steps];
  const denied = (denial: Denial): Decision => ({ allowed: false, trail, denial, grant: null });

  const stopped = explicitDenial(trail) ?? barriers.denial;
  if (stopped) return denied(stopped);
  // The root user of an account may do there all that IAM could allow.
  const iamAllows = has(trail, "identity-policy", "allow") || caller.arn === `arn:aws:iam::${caller.accountId}:root`;
  const direct = has(trail, "key-policy", "allow");
  const sameAccount = caller.type === "AWSService" || caller.accountId === key.accountId;
  if (!sameAccount && !CROSS_ACCOUNT.has(action)) {
    return denied({ explicit: false, source: "key-policy", notAcrossAccounts: true });
  }
  const delegated = direct || has(trail, "key-policy", "delegate");
  if ((direct && sameAccount) || (delegated && iamAllows)) return { allowed: true, trail, denial: null, grant: null };
  const grant = grantFor(context, key, action);
  if (grant === null) return denied({ explicit: false, source: delegated ? "identity-policy" : "key-policy" });
  const place = { source: "grant", owner: key.arn, document: 0 } as const;
  const step = { ...place, effect: "allow", sid: grant.id, statement: null, unmet: [] } as const;
  return { allowed: true, trail: [...trail, step], denial: null, grant };
}

/** The refusal of a call, or null where it is allowed: the service's sentence about what was missing. */
export function authorisationError(
  context: AuthoriseContext,
  key: KmsKey,
  action: string = context.operation,
): KmsError | null {
  const { denial } = authorise(context, key, action);
  return denial === null ? grantTokenError(context) : denialError(context, action, key.arn, denial);
}

/**
 * The same for what only IAM can allow: actions on no key in particular (CreateKey, ListKeys, ListAliases,
 * GenerateRandom, ListRetirableGrants, custom key stores), and the alias's half of actions on aliases.
 * @param resource an alias's ARN, or "*".
 */
export function accountError(context: AuthoriseContext, resource = "*"): KmsError | null {
  const { denial } = authoriseInAccount(context, resource);
  return denial === null ? null : denialError(context, context.operation, resource, denial);
}

/** The decision behind accountError. */
export function authoriseInAccount(context: AuthoriseContext, resource = "*"): Decision {
  const { caller, operation } = context;
  const asked = { action: `kms:${operation}`, resource, keys: accountKeys(context), caller };
  const barriers = restrictions(context, null, asked);
  const trail = [...identitySteps(context, asked), ...barriers.steps];
  const allowed = caller.type === "Root" || has(trail, "identity-policy", "allow");
  const silent: Denial | null = allowed ? null : { explicit: false, source: "identity-policy" };
  const denial = explicitDenial(trail) ?? barriers.denial ?? silent;
  return { allowed: denial === null, trail, denial, grant: null };
}

function identitySteps({ caller, world }: AuthoriseContext, asked: Asked): DecisionStep[] {
  const owner = principalOf(caller);
  const policies = world.identities.get(owner)?.policies ?? [];
  return policies.flatMap((text, document) =>
    evaluate(text, "identity-policy", asked).map((named) =>
      toStep({ source: "identity-policy", owner, document }, named, false),
    ),
  );
}

/**
 * What guardrails say. A kind of guardrail that lists what it allows has to allow the call; one that
 * only denies leaves the full access that is attached by default.
 */
function restrictions(
  context: AuthoriseContext,
  key: KmsKey | null,
  asked: Asked,
): { readonly steps: readonly DecisionStep[]; readonly denial: Denial | null } {
  const steps: DecisionStep[] = [];
  const listing = new Set<PolicyKind>();
  for (const guardrail of guardrailsFor(context, key)) {
    const { kind, target: owner, policy } = guardrail;
    const document = siblings(context.world.guardrails, guardrail).indexOf(guardrail);
    const parsed = parsePolicy(policy, kind);
    if (!parsed.ok || parsed.value.statements.some(({ effect }) => effect === "Allow")) listing.add(kind);
    steps.push(
      ...evaluate(policy, kind, asked).map((named) => toStep({ source: kind, owner, document }, named, false)),
    );
  }
  const silent = [...listing].find((kind) => !has(steps, kind, "allow"));
  return { steps, denial: silent === undefined ? null : { explicit: false, source: silent } };
}

/** The guardrails of one kind on one target. */
function siblings(all: readonly Guardrail[], { kind, target }: Guardrail): readonly Guardrail[] {
  return all.filter((one) => one.kind === kind && one.target === target);
}

/** A key policy that names the account, and not the caller, leaves the decision to IAM. */
function delegates({ statement: { principals } }: Named, { caller }: Asked): boolean {
  if (caller.type === "Root" || principals === null || principals.not) return false;
  const names = namesOf(caller);
  return !principals.patterns.some((name) => names.has(name));
}

type PolicyPlace = Pick<DecisionStep, "owner" | "document"> & { readonly source: PolicyKind };

function toStep(place: PolicyPlace, { statement, index, unmet }: Named, delegating: boolean): DecisionStep {
  const does = statement.effect === "Deny" ? "deny" : delegating ? "delegate" : "allow";
  return { ...place, effect: unmet.length > 0 ? "unmet" : does, sid: statement.sid, statement: index, unmet };
}

function explicitDenial(trail: readonly DecisionStep[]): Denial | null {
  const step = trail.find(({ effect }) => effect === "deny");
  return step && step.source !== "grant" ? { explicit: true, source: step.source } : null;
}

function has(trail: readonly DecisionStep[], source: PolicyKind, effect: DecisionStep["effect"]): boolean {
  return trail.some((step) => step.source === source && step.effect === effect);
}

const CALLED: Readonly<Record<PolicyKind, string>> = {
  "key-policy": "a resource-based policy",
  "identity-policy": "an identity-based policy",
  "trust-policy": "a trust policy",
  "service-control-policy": "a service control policy",
  "resource-control-policy": "a resource control policy",
  "vpc-endpoint-policy": "a VPC endpoint policy",
};

function denialError({ caller }: AuthoriseContext, action: string, resource: string, denial: Denial): KmsError {
  const policy = CALLED[denial.source];
  const why = denial.explicit
    ? `with an explicit deny in ${policy}`
    : `because no ${policy.replace(/^an? /, "")} allows the kms:${action} action`;
  return kmsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: kms:${action} on resource: ${resource} ${why}`,
  );
}

/** What CreateKey gives a key that comes without a policy. */
export function defaultKeyPolicy(accountId: string): string {
  const statement = {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement: [statement] }, null, 2);
}
