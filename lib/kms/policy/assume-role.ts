import { err, ok, type Result } from "../../result.ts";
import type { RandomBytes } from "../crypto/random.ts";
import type { Kms } from "../kms.ts";
import type { Caller } from "../operations/operation.ts";
import type { World } from "../world/world.ts";
import { roleCaller } from "./caller-of.ts";
import { evaluate, namesOf } from "./evaluate.ts";
import { principalOf } from "./principal.ts";

const SHORTEST_SECONDS = 900;
const DEFAULT_SECONDS = 3600;
const LONGEST_SECONDS = 43_200;

export interface AssumeRoleInput {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds?: number | undefined;
}

export interface AssumedRole {
  readonly arn: string;
  readonly assumedRoleId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * A role for a while: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * The role has to be declared, its trust policy to let the caller in; a role that has none trusts its own
 * account. Who is not named there needs IAM's permission as well. Session policies are not looked at.
 */
export function assumeRole(
  kms: Kms,
  { roleArn, sessionName, seconds = DEFAULT_SECONDS }: AssumeRoleInput,
  asked: { readonly caller: Caller; readonly region: string },
): Result<AssumedRole, { readonly code: "ValidationError" | "AccessDenied"; readonly message: string }> {
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) return invalid("RoleSessionName needs 2 to 64 letters.");
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
    return invalid(`DurationSeconds must be from ${SHORTEST_SECONDS} to ${LONGEST_SECONDS}.`);
  }
  if (!mayAssume(kms.world, roleArn, asked)) {
    const message = `User: ${asked.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
    return err({ code: "AccessDenied", message });
  }
  const expiresAt = kms.world.now + seconds * 1000;
  const accessKeyId = `ASIA${letters(kms.deps.random, 16)}`;
  kms.apply([{ kind: "put-session", session: { accessKeyId, roleArn, name: sessionName, expiresAt } }]);
  const { arn, principalId } = roleCaller(roleArn, sessionName, undefined);
  return ok({
    arn,
    assumedRoleId: principalId,
    accessKeyId,
    secretAccessKey: "signatures-are-not-checked",
    sessionToken: letters(kms.deps.random, 32),
    expiresAt,
  });
}

function invalid(message: string) {
  return err({ code: "ValidationError", message } as const);
}

function mayAssume(
  world: Readonly<World>,
  roleArn: string,
  { caller, region }: { readonly caller: Caller; readonly region: string },
): boolean {
  const role = world.identities.get(roleArn);
  if (!role || !roleArn.includes(":role/")) return false;
  const keys = { get: (key: string) => (key === "aws:requestedregion" ? [region] : undefined) };
  const asked = { action: "sts:AssumeRole", resource: roleArn, keys, caller };
  const own = role.trustPolicy === null && roleArn.includes(`::${caller.accountId}:`);
  const trust = role.trustPolicy === null ? [] : applying(role.trustPolicy, "trust-policy", asked);
  if (trust.some(({ effect }) => effect === "Deny") || (!own && trust.length === 0)) return false;
  const names = namesOf(caller);
  const direct = trust.some(({ principals }) => principals?.patterns.some((pattern) => names.has(pattern)));
  if (caller.type === "Root" || direct) return true;
  const policies = world.identities.get(principalOf(caller))?.policies ?? [];
  const identity = policies.flatMap((text) => applying(text, "identity-policy", asked));
  return identity.length > 0 && identity.every(({ effect }) => effect === "Allow");
}

function applying(text: string, kind: "trust-policy" | "identity-policy", asked: Parameters<typeof evaluate>[2]) {
  return evaluate(text, kind, asked).flatMap(({ statement, unmet }) => (unmet.length === 0 ? [statement] : []));
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function letters(random: RandomBytes, count: number): string {
  return Array.from(random(count), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
