import { callerOf, roleCaller } from "../policy/caller-of.ts";
import { DEFAULT_REGION, rootCaller } from "../kms.ts";
import type { Caller } from "../operations/operation.ts";
import type { Identity, World } from "../world/world.ts";

/** What an access key id and a credential scope say about a request. Signatures are not checked. */
export interface Signed {
  readonly caller: Caller;
  readonly region: string;
}

export interface HandlerOptions {
  /** 12 digits; an access key id of 12 digits means that account instead. */
  readonly accountId?: string;
  /** For requests that name no Region. */
  readonly region?: string;
}

const SCOPE = /Credential=([^/,\s]{1,128})\/\d{8}\/([a-z0-9-]{1,40})\/[a-z0-9-]+\/aws4_request/;

/**
 * Who calls, and where.
 * @returns null for a session that has expired.
 */
export function readSignature(
  world: Readonly<World>,
  authorization: string,
  { accountId, region }: HandlerOptions,
): Signed | null {
  const [, accessKeyId = "", scope] = SCOPE.exec(authorization) ?? [];
  const caller = callerOfAccessKey(world, accessKeyId, accountId);
  return caller === null ? null : { caller, region: scope ?? region ?? DEFAULT_REGION };
}

/**
 * An access key that an identity or a session of the world has means that one, 12 digits the root of
 * that account, any other the root of the given account.
 * @returns null for a session that has expired.
 */
export function callerOfAccessKey(world: Readonly<World>, accessKeyId: string, accountId?: string): Caller | null {
  const session = world.sessions.get(accessKeyId);
  if (session && session.expiresAt <= world.now) return null;
  if (session) return roleCaller(session.roleArn, session.name, world.identities.get(session.roleArn));
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : accountId;
  return identityCaller(world, accessKeyId) ?? rootCaller(account);
}

function identityCaller(world: Readonly<World>, accessKeyId: string): Caller | null {
  for (const identity of world.identities.values()) {
    if (identity.accessKeyIds.includes(accessKeyId)) return { ...callerOf(identity), ...keyOf(identity, accessKeyId) };
  }
  return null;
}

/** A user is known by the key that the request came with. */
function keyOf({ arn }: Identity, accessKeyId: string): Partial<Caller> {
  return arn.includes(":role/") ? {} : { principalId: accessKeyId };
}
