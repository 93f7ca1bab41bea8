import "server-only";
import type { Database } from "./client.ts";

export interface PersonListRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly createdAt: Date;
}

/** A page of the people with an account whose name or e-mail contains the text, newest first, and how many there are. */
export async function findPeople(
  db: Database,
  text: string,
  page: { readonly skip: number; readonly take: number },
): Promise<{ readonly people: PersonListRow[]; readonly total: number }> {
  const where = {
    isAnonymous: false,
    ...(text === ""
      ? {}
      : {
          OR: [
            { name: { contains: escapeLike(text), mode: "insensitive" as const } },
            { email: { contains: escapeLike(text.toLowerCase()) } },
          ],
        }),
  };
  const people = await db.user.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...page,
    select: { id: true, name: true, email: true, role: true, createdAt: true },
  });
  return { people, total: await db.user.count({ where }) };
}

export async function countAnonymous(db: Database): Promise<number> {
  return await db.user.count({ where: { isAnonymous: true } });
}

export async function isAnyAdmin(db: Database): Promise<boolean> {
  return (await db.user.findFirst({ where: { role: "admin" }, select: { id: true } })) !== null;
}

/** Locks every administrator, so that two cannot take the role from each other at once. @returns their ids. */
export async function lockAdmins(tx: Database): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "User" where role = 'admin' order by id for update`;
  return rows.map(({ id }) => id);
}

/** Prisma's "contains" leaves LIKE's own signs in. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/**
 * Learners without an account none of whose sessions was used since. Locked; those that a request has locked just now
 * are left for the next turn.
 */
export async function lockIdleLearners(tx: Database, since: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from "User" u
    where u."isAnonymous" and u."createdAt" < ${since}
      and not exists (select 1 from "Session" s where s."userId" = u.id and s."updatedAt" >= ${since})
    order by u.id limit ${limit} for update of u skip locked`;
  return rows.map(({ id }) => id);
}

/** @returns false while another instance purges. The lock ends with the transaction. */
export async function tryPurgeLock(tx: Database): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('selo.purge', 0)) as locked`;
  return rows[0]?.locked === true;
}
