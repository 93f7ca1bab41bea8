import type { Caller } from "../operations/operation.ts";

/** The ARN that policies name: a session of a role acts as the role. */
export function principalOf({ arn }: Pick<Caller, "arn">): string {
  const [, account, role] = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  return role === undefined ? arn : `arn:aws:iam::${account}:role/${role}`;
}
