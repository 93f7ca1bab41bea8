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
 * Who calls, and where: an access key that an identity or a session of the world has means that one,
 * any other the account's root.
 * @returns null for a session that has expired.
 */
export function readSignature(
  world: Readonly<World>,
  authorization: string,
  { accountId, region }: HandlerOptions,
): Signed | null {
  const [, accessKeyId = "", scope] = SCOPE.exec(authorization) ?? [];
  const session = world.sessions.get(accessKeyId);
  if (session && session.expiresAt <= world.now) return null;
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : accountId;
  const caller = session
    ? roleCaller(session.roleArn, session.name, world.identities.get(session.roleArn))
    : identityCaller(world, accessKeyId);
  return { caller: caller ?? rootCaller(account), region: scope ?? region ?? DEFAULT_REGION };
}

function identityCaller(world: Readonly<World>, accessKeyId: string): Caller | null {
  for (const identity of world.identities.values()) {
    if (!identity.accessKeyIds.includes(accessKeyId)) continue;
    const { arn } = identity;
    if (arn.includes(":role/")) return roleCaller(arn, "session", identity);
    const [, accountId = "", userName = ""] = /^arn:aws:iam::(\d{12}):user\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
    return { type: "IAMUser", arn, accountId, principalId: accessKeyId, userName, ...endpointOf(identity) };
  }
  return null;
}

/** A session of a role: its path is not part of its ARN. */
export function roleCaller(roleArn: string, session: string, identity: Identity | undefined): Caller {
  const [, accountId = "", name = ""] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn) ?? [];
  return {
    type: "AssumedRole",
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`,
    accountId,
    principalId: `AROA${name.toUpperCase()}:${session}`,
    ...endpointOf(identity),
  };
}

function endpointOf(identity: Identity | undefined): Pick<Caller, "vpcEndpointId"> {
  const id = identity?.vpcEndpointId ?? null;
  return id === null ? {} : { vpcEndpointId: id };
}
