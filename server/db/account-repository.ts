import "server-only";
import { randomUUID } from "node:crypto";

import type { Database } from "./client.ts";

/** better-auth's name for an account that is a password. */
const PASSWORD = "credential";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAnonymous: boolean;
  readonly role: string;
  readonly banned: boolean;
  readonly banExpires: Date | null;
  readonly createdAt: Date;
}

const PERSON = {
  id: true,
  name: true,
  email: true,
  isAnonymous: true,
  role: true,
  banned: true,
  banExpires: true,
  createdAt: true,
} as const;

export async function findPerson(db: Database, userId: string): Promise<PersonRow | null> {
  return await db.user.findUnique({ where: { id: userId }, select: PERSON });
}

/** @param email in lower case, as all are stored. */
export async function findPersonByEmail(db: Database, email: string): Promise<PersonRow | null> {
  return await db.user.findUnique({ where: { email }, select: PERSON });
}

/** Locks people in the order of their ids, so that two who lock the same never wait for each other. */
export async function lockPeople(tx: Database, userIds: readonly string[]): Promise<PersonRow[]> {
  return await tx.$queryRaw<PersonRow[]>`
    select id, name, email, "isAnonymous", role, banned, "banExpires", "createdAt" from "User"
    where id = any(${[...userIds]}) order by id for update`;
}

/**
 * Makes an anonymous learner the owner of an account: the same person, all their work with them.
 * @returns false where they are anonymous no longer: another tab was faster.
 * @throws a unique violation (isUniqueViolation) where the e-mail is someone's already.
 */
export async function giveAccount(
  tx: Database,
  userId: string,
  account: { readonly email: string; readonly name: string },
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, isAnonymous: true },
    data: { ...account, isAnonymous: false },
  });
  return count === 1;
}

/** The hash of a person's password; null where they have none. */
export async function findPasswordHash(db: Database, userId: string): Promise<string | null> {
  const row = await db.account.findFirst({ where: { userId, providerId: PASSWORD }, select: { password: true } });
  return row?.password ?? null;
}

export interface Credential {
  readonly userId: string;
  readonly hash: string | null;
}

/** The account with this e-mail and the hash of its password, in one query; null for none and for a barred person. */
export async function findCredential(db: Database, email: string, now: Date): Promise<Credential | null> {
  const rows = await db.$queryRaw<Credential[]>`
    select u.id as "userId", a.password as hash
    from "User" u left join "Account" a on a."userId" = u.id and a."providerId" = ${PASSWORD}
    where u.email = ${email} and not u."isAnonymous"
      and not (u.banned and (u."banExpires" is null or u."banExpires" > ${now.toISOString()}::timestamptz))`;
  return rows[0] ?? null;
}

/** Sets the password, or gives one to a person who had none. */
export async function savePasswordHash(tx: Database, userId: string, password: string): Promise<void> {
  await tx.account.upsert({
    where: { providerId_accountId: { providerId: PASSWORD, accountId: userId } },
    create: { id: randomUUID(), providerId: PASSWORD, accountId: userId, userId, password },
    update: { password },
  });
}

export async function saveRole(tx: Database, userId: string, role: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { role } });
}

export async function saveName(db: Database, userId: string, name: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { name } });
}

export async function deleteUserRow(tx: Database, userId: string): Promise<void> {
  await tx.user.delete({ where: { id: userId } });
}
