import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext, Caller } from "../operations/operation.ts";
import type { Grant, KmsKey } from "../world/world.ts";
import { conditionHolds, type ConditionKeys, fits } from "./condition.ts";
import { callerKeys, conditionKeys } from "./condition-keys.ts";
import { grantFor } from "./grant.ts";
import { GRANT_OPERATIONS } from "./grant-operations.ts";
import { principalOf } from "./principal.ts";
import { type Match, parsePolicy, type PolicyDocument, type PolicyKind, type Statement } from "./policy-document.ts";

/**
 * May this caller do this to this key? The answer carries its trail: every statement that matched, so
 * that figures and refusals can say why.
 *
 * An explicit deny in any policy decides. In the key's own account the key policy allows by itself
 * where it names the principal, and lets IAM decide where it names the account. From another account
 * both must allow. https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
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
  readonly effect: "allow" | "deny" | "delegate";
  /** The statement that matched, by its Sid where it has one; or the grant's id. */
  readonly sid: string | null;
}

interface Denial {
  readonly explicit: boolean;
  readonly source: PolicyKind;
}

/** What one account may do with a key of another. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  ...GRANT_OPERATIONS,
  "GetKeyRotationStatus",
  "ListGrants",
  "RevokeGrant",
]);

type AuthoriseContext = Pick<CallContext, "caller" | "region" | "world" | "input" | "operation">;

export function authorise(context: AuthoriseContext, key: KmsKey, action: string = context.operation): Decision {
  const { caller, world } = context;
  const request = { action: `kms:${action}`, resource: key.arn, keys: conditionKeys(context, key, action) };
  const trail: DecisionStep[] = [];
  const keyPolicy = matching(key.policy, "key-policy", { ...request, caller });
  const identityPolicies = world.identities.get(principalOf(caller))?.policies ?? [];
  const identity = identityPolicies.flatMap((text) => matching(text, "identity-policy", request));

  const rootArn = `arn:aws:iam::${caller.accountId}:root`;
  const names = new Set([caller.arn, principalOf(caller), "*"]);
  for (const { sid, effect, principals } of keyPolicy) {
    const delegates =
      caller.type !== "Root" && principals?.not === false && !principals.patterns.some((name) => names.has(name));
    trail.push({ source: "key-policy", effect: effect === "Deny" ? "deny" : delegates ? "delegate" : "allow", sid });
  }
  for (const { sid, effect } of identity) {
    trail.push({ source: "identity-policy", effect: effect === "Deny" ? "deny" : "allow", sid });
  }
  const has = (source: PolicyKind, effect: DecisionStep["effect"]) =>
    trail.some((step) => step.source === source && step.effect === effect);
  const denied = (explicit: boolean, source: PolicyKind): Decision => ({
    allowed: false,
    trail,
    denial: { explicit, source },
    grant: null,
  });

  if (has("key-policy", "deny")) return denied(true, "key-policy");
  if (has("identity-policy", "deny")) return denied(true, "identity-policy");
  // The root user of an account may do there all that IAM could allow.
  const iamAllows = has("identity-policy", "allow") || caller.arn === rootArn;
  const direct = has("key-policy", "allow");
  const sameAccount = caller.accountId === key.accountId;
  if (!sameAccount && !CROSS_ACCOUNT.has(action)) return denied(false, "key-policy");
  const delegated = direct || has("key-policy", "delegate");
  if ((direct && sameAccount) || (delegated && iamAllows)) return { allowed: true, trail, denial: null, grant: null };
  const grant = grantFor(context, key, action);
  if (grant) {
    trail.push({ source: "grant", effect: "allow", sid: grant.id });
    return { allowed: true, trail, denial: null, grant };
  }
  return denied(false, delegated ? "identity-policy" : "key-policy");
}

/** The refusal of a call, or null where it is allowed: the service's sentence about what was missing. */
export function authorisationError(
  context: AuthoriseContext,
  key: KmsKey,
  action: string = context.operation,
): KmsError | null {
  const { denial } = authorise(context, key, action);
  return denial === null ? null : denialError(context, action, key.arn, denial);
}

function denialError({ caller }: AuthoriseContext, action: string, resource: string, denial: Denial): KmsError {
  const where = denial.source === "key-policy" ? "resource-based" : "identity-based";
  const why = denial.explicit
    ? `with an explicit deny in a${where.startsWith("i") ? "n" : ""} ${where} policy`
    : `because no ${where} policy allows the kms:${action} action`;
  return kmsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: kms:${action} on resource: ${resource} ${why}`,
  );
}

/**
 * The same for actions on no key in particular, which only IAM can allow: CreateKey, ListKeys,
 * ListAliases, GenerateRandom, ListRetirableGrants.
 */
export function accountError(context: AuthoriseContext): KmsError | null {
  const { caller, world, operation } = context;
  if (caller.type === "Root") return null;
  const request = { action: `kms:${operation}`, resource: "*", keys: callerKeys(context) };
  const policies = world.identities.get(principalOf(caller))?.policies ?? [];
  const matched = policies.flatMap((text) => matching(text, "identity-policy", request));
  const explicit = matched.some(({ effect }) => effect === "Deny");
  if (matched.length > 0 && !explicit) return null;
  return denialError(context, operation, "*", { explicit, source: "identity-policy" });
}

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly keys: ConditionKeys;
  /** For a policy that names principals. */
  readonly caller?: Caller;
}

function matching(text: string, kind: PolicyKind, asked: Asked): Statement[] {
  const policy = parsed(text, kind);
  return policy.statements.filter(
    ({ actions, resources, principals, conditions }) =>
      matches(actions, (pattern) => fits(pattern.toLowerCase(), asked.action.toLowerCase())) &&
      matches(resources, (pattern) => fits(pattern, asked.resource)) &&
      (principals === null || matchesPrincipal(principals, asked.caller)) &&
      conditions.every((condition) => conditionHolds(condition, asked.keys)),
  );
}

function matches({ not, patterns }: Match, fit: (pattern: string) => boolean): boolean {
  return patterns.some(fit) !== not;
}

/** A principal is named by "*", by its own ARN, by its role's, or by its account. */
function matchesPrincipal(principals: Match, caller: Caller | undefined): boolean {
  if (!caller) return false;
  const names = new Set(["*", caller.arn, principalOf(caller), `arn:aws:iam::${caller.accountId}:root`]);
  return matches(principals, (name) => names.has(name));
}

/** A policy that cannot be read allows nothing; none gets into the world through an operation. */
function parsed(text: string, kind: PolicyKind): PolicyDocument {
  const policy = parsePolicy(text, kind);
  return policy.ok ? policy.value : { statements: [] };
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
