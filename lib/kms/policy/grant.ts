import type { CallContext } from "../operations/operation.ts";
import type { Grant, GrantConstraints, KmsKey } from "../world/world.ts";
import { contextOf } from "./condition-keys.ts";
import { principalOf } from "./principal.ts";

type Pairs = Readonly<Record<string, string>>;

/** Operations that a constraint on the encryption context says nothing about: they have none. */
const WITHOUT_CONTEXT = new Set(["CreateGrant", "RetireGrant", "DescribeKey", "GetPublicKey"]);

/** The first grant of the key that lets this caller do this, or null. */
export function grantFor(
  { caller, input }: Pick<CallContext, "caller" | "input">,
  key: Pick<KmsKey, "grants">,
  action: string,
): Grant | null {
  const names = new Set([caller.arn, principalOf(caller)]);
  const given = contextOf(input, action) ?? {};
  const found = key.grants.find(
    (grant) =>
      grant.granteePrincipal !== null &&
      names.has(grant.granteePrincipal) &&
      grant.operations.includes(action) &&
      (WITHOUT_CONTEXT.has(action) || meets(grant.constraints, given)),
  );
  return found ?? null;
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
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = parent.constraints;
  const asked = child.constraints;
  if (!child.operations.every((operation) => parent.operations.includes(operation))) return false;
  if (equals) {
    const same = asked.EncryptionContextEquals;
    if (!same || !contains(same, equals) || !contains(equals, same)) return false;
  }
  if (!subset) return true;
  return contains(asked.EncryptionContextEquals ?? asked.EncryptionContextSubset ?? {}, subset);
}
