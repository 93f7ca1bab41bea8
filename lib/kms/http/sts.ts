import type { RandomBytes } from "../crypto/random.ts";
import type { Kms } from "../kms.ts";
import { roleCaller } from "../policy/caller-of.ts";
import { evaluate, namesOf } from "../policy/evaluate.ts";
import { principalOf } from "../policy/principal.ts";
import type { World } from "../world/world.ts";
import type { ServiceAnswer } from "./service-answer.ts";
import type { Signed } from "./signed.ts";

/**
 * STS, as far as clients of KMS use it, in the AWS Query protocol.
 * @returns null for a body that asks for something else.
 */
export function answerSts(kms: Kms, body: string, signed: Signed): ServiceAnswer | null {
  const query = new URLSearchParams(body);
  const action = query.get("Action");
  if (action === "GetCallerIdentity") return getCallerIdentity(signed);
  return action === "AssumeRole" ? assumeRole(kms, query, signed) : null;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function getCallerIdentity({ caller }: Signed): ServiceAnswer {
  const result = tag("Arn", caller.arn) + tag("UserId", caller.principalId) + tag("Account", caller.accountId);
  return success("GetCallerIdentity", result);
}

const SHORTEST_SECONDS = 900;
const DEFAULT_SECONDS = 3600;
const LONGEST_SECONDS = 43_200;

/**
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * The role has to be declared, its trust policy to let the caller in; a role that has none trusts its own
 * account. Who is not named there needs IAM's permission as well. Session policies are not looked at.
 */
function assumeRole(kms: Kms, query: URLSearchParams, signed: Signed): ServiceAnswer {
  const roleArn = query.get("RoleArn") ?? "";
  const name = query.get("RoleSessionName") ?? "";
  const seconds = Number(query.get("DurationSeconds") ?? DEFAULT_SECONDS);
  if (!/^[\w+=,.@-]{2,64}$/.test(name))
    return failure(400, "ValidationError", "RoleSessionName needs 2 to 64 letters.");
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
    const range = `from ${SHORTEST_SECONDS} to ${LONGEST_SECONDS}`;
    return failure(400, "ValidationError", `DurationSeconds must be ${range}.`);
  }
  if (!mayAssume(kms.world, roleArn, signed)) {
    const who = `User: ${signed.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
    return failure(403, "AccessDenied", who);
  }
  const expiresAt = kms.world.now + seconds * 1000;
  const accessKeyId = `ASIA${letters(kms.deps.random, 16)}`;
  kms.apply([{ kind: "put-session", session: { accessKeyId, roleArn, name, expiresAt } }]);
  const { arn, principalId } = roleCaller(roleArn, name, undefined);
  const credentials =
    tag("AccessKeyId", accessKeyId) +
    tag("SecretAccessKey", "signatures-are-not-checked") +
    tag("SessionToken", letters(kms.deps.random, 32)) +
    tag("Expiration", new Date(expiresAt).toISOString());
  const user = tag("Arn", arn) + tag("AssumedRoleId", principalId);
  return success("AssumeRole", `<Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`);
}

function mayAssume(world: Readonly<World>, roleArn: string, { caller, region }: Signed): boolean {
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

function success(action: string, result: string): ServiceAnswer {
  return xml(
    200,
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
  );
}

function failure(status: number, code: string, message: string): ServiceAnswer {
  return xml(
    status,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${tag("Type", "Sender")}${tag("Code", code)}${tag("Message", message)}</Error></ErrorResponse>`,
  );
}

function xml(status: number, body: string): ServiceAnswer {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function tag(name: string, text: string): string {
  return `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${name}>`;
}
