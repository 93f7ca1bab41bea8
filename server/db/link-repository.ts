import "server-only";
import type { Database } from "./client.ts";

export type LinkKind = "FIRST_ADMIN" | "INVITATION" | "PASSWORD_RESET";

export interface NewLink {
  readonly kind: LinkKind;
  readonly tokenHash: string;
  readonly role: string | null;
  readonly userId: string | null;
  readonly email: string | null;
  readonly issuedById: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly role: string | null;
  readonly userId: string | null;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const LINK = { id: true, kind: true, role: true, userId: true, email: true, createdAt: true, expiresAt: true } as const;

/** Stores a link, and forgets those that ended a month ago. */
export async function insertLink(db: Database, link: NewLink): Promise<void> {
  const monthAgo = new Date(link.createdAt.getTime() - 30 * 86_400_000);
  await db.oneTimeLink.deleteMany({ where: { expiresAt: { lt: monthAgo } } });
  await db.oneTimeLink.create({ data: link });
}

/** The link, if it still works at `now`. */
export async function findLink(db: Database, tokenHash: string, now: Date): Promise<LinkRow | null> {
  return await db.oneTimeLink.findFirst({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } }, select: LINK });
}

/** Uses the link up: of any number of callers one gets it, the others null. Undone if the transaction is. */
export async function useUpLink(tx: Database, tokenHash: string, now: Date): Promise<LinkRow | null> {
  const [link] = await tx.oneTimeLink.updateManyAndReturn({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: LINK,
  });
  return link ?? null;
}

/** Makes void what still works of a kind, of one person or of all. */
export async function voidLinks(tx: Database, kind: LinkKind, userId: string | null, now: Date): Promise<void> {
  await tx.oneTimeLink.updateMany({
    where: { kind, usedAt: null, ...(userId === null ? {} : { userId }) },
    data: { usedAt: now },
  });
}

export async function listInvitationRows(db: Database, now: Date, limit: number): Promise<LinkRow[]> {
  return await db.oneTimeLink.findMany({
    where: { kind: "INVITATION", usedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: LINK,
  });
}

/** @returns false where no invitation of this id still works. */
export async function voidInvitation(db: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await db.oneTimeLink.updateMany({
    where: { id, kind: "INVITATION", usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count > 0;
}

/** Lets one transaction at a time decide who is the first administrator. */
export async function lockFirstAdmin(tx: Database): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('selo.first-admin', 0))`;
}
