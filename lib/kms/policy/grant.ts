import type { CallContext, Caller } from "../operations/operation.ts";
import type { Grant, GrantConstraints, KmsKey } from "../world/world.ts";
import { contextOf } from "./condition-keys.ts";
import { tokenGrants } from "./grant-token.ts";
import { principalOf } from "./principal.ts";

type Pairs = Readonly<Record<string, string>>;

/** Operations that a constraint on the encryption context says nothing about: they have none. */
const WITHOUT_CONTEXT = new Set(["CreateGrant", "RetireGrant", "DescribeKey", "GetPublicKey"]);

/**
 * The first grant of the key that lets this caller do this, or null. A new one may need its token until
 * it is known everywhere.
 */
export function grantFor(
  { caller, input, world }: Pick<CallContext, "caller" | "input" | "world">,
  key: Pick<KmsKey, "grants">,
  action: string,
): Grant | null {
  const given = contextOf(input, action) ?? {};
  const tokens = tokenGrants({ input });
  const found = key.grants.find(
    (grant) =>
      isGrantee(grant, caller) &&
      grant.operations.includes(action) &&
      (grant.effectiveAt <= world.now || tokens.includes(grant.id)) &&
      (grant.constraints.SourceArn === undefined || grant.constraints.SourceArn === caller.sourceArn) &&
      (WITHOUT_CONTEXT.has(action) || meets(grant.constraints, given)),
  );
  return found ?? null;
}

export function isGrantee({ granteePrincipal, granteeServicePrincipal }: Grant, caller: Caller): boolean {
  if (caller.type === "AWSService") return granteeServicePrincipal === caller.arn;
  return granteePrincipal !== null && [caller.arn, principalOf(caller)].includes(granteePrincipal);
}

/** Whether an encryption context satisfies a grant's constraints: exactly these pairs, or at least these. */
function meets(
  { EncryptionContextEquals: equals, EncryptionContextSubset: subset }: GrantConstraints,
  given: Pairs,
): boolean {
  if (equals && !(contains(given, equals) && contains(equals, given))) return false;
  return !subset || contains(given, subset);
}

function contains(whole: Pairs, part: Pairs): boolean {
  return Object.entries(part).every(([name, value]) => Object.hasOwn(whole, name) && whole[name] === value);
}

/**
 * Whether a grant made with another grant's permission gives no more than that one: a subset of its
 * operations, and constraints at least as strict.
 */
export function isWithin(child: Pick<Grant, "operations" | "constraints">, parent: Grant): boolean {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset, SourceArn } = parent.constraints;
  const asked = child.constraints;
  if (SourceArn !== undefined && asked.SourceArn !== SourceArn) return false;
  if (!child.operations.every((operation) => parent.operations.includes(operation))) return false;
  if (equals) {
    const same = asked.EncryptionContextEquals;
    if (!same || !contains(same, equals) || !contains(equals, same)) return false;
  }
  if (!subset) return true;
  return contains(asked.EncryptionContextEquals ?? asked.EncryptionContextSubset ?? {}, subset);
}
