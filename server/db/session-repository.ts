import "server-only";
import { getDb } from "./client.ts";

export interface FoundSession {
  readonly userId: string;
  readonly role: string;
  readonly expiresAt: Date;
}

/** The person behind a session token, in one query; null for an unknown or expired one, or a banned person. */
export async function findSession(token: string): Promise<FoundSession | null> {
  const rows = await getDb().$queryRaw<FoundSession[]>`
    select u.id as "userId", u.role, s."expiresAt"
    from "Session" s join "User" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > now()
      and not (u.banned and (u."banExpires" is null or u."banExpires" > now()))`;
  return rows[0] ?? null;
}
