import "server-only";
import { type Database, getDb } from "./client.ts";

export interface FoundSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: string;
  readonly isAnonymous: boolean;
  readonly expiresAt: Date;
}

/** The person behind a session token, in one query; null for an unknown or expired one, or a banned person. */
export async function findSession(token: string): Promise<FoundSession | null> {
  const rows = await getDb().$queryRaw<FoundSession[]>`
    select s.id as "sessionId", u.id as "userId", u.role, u."isAnonymous", s."expiresAt"
    from "Session" s join "User" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > now()
      and not (u.banned and (u."banExpires" is null or u."banExpires" > now()))`;
  return rows[0] ?? null;
}

export interface SessionRow {
  readonly id: string;
  /** As server/auth/device.ts stores it. */
  readonly device: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A person's sessions that still work, the one used last first. */
export async function listSessions(db: Database, userId: string, now: Date): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  });
  return rows.map(({ userAgent, ...rest }) => ({ ...rest, device: userAgent }));
}

/** Ends one session of a person. @returns false where they have no such session. */
export async function deleteSession(db: Database, userId: string, sessionId: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId } });
  return count > 0;
}

/** Ends a person's sessions, all but the one named. @returns how many ended. */
export async function deleteSessions(db: Database, userId: string, exceptId: string | null): Promise<number> {
  const { count } = await db.session.deleteMany({
    where: { userId, ...(exceptId === null ? {} : { id: { not: exceptId } }) },
  });
  return count;
}

/** Deletes sessions that no longer sign anybody in. */
export async function deleteExpiredSessions(db: Database, now: Date): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
}
