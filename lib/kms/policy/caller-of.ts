import type { Caller } from "../operations/operation.ts";
import type { Identity } from "../world/world.ts";

/** A user or role of the world as a caller. @param session the name of a role's session. */
export function callerOf(identity: Identity, session = "session"): Caller {
  const { arn, accessKeyIds } = identity;
  if (arn.includes(":role/")) return roleCaller(arn, session, identity);
  const [, accountId = "", userName = ""] = /^arn:aws:iam::(\d{12}):user\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const principalId = accessKeyIds[0] ?? `AIDA${userName.toUpperCase()}`;
  return { type: "IAMUser", arn, accountId, principalId, userName, ...endpointOf(identity) };
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
