import "server-only";
import type { LinkDto, RoleDto } from "@/lib/api/account.contract";
import { err, invariant, ok, type Result } from "@/lib/result";

import type { SignedIn } from "../auth/actor.ts";
import { openSession } from "../auth/open-session.ts";
import { hashPassword } from "../auth/password.ts";
import { ROLES, toRole } from "../auth/roles.ts";
import { findPerson, lockPeople, savePasswordHash, saveRole } from "../db/account-repository.ts";
import { getDb, inTransaction } from "../db/client.ts";
import { findLink, lockFirstAdmin, useUpLink, voidLinks, type LinkRow } from "../db/link-repository.ts";
import { isAnyAdmin } from "../db/people-repository.ts";
import { deleteSessions } from "../db/session-repository.ts";
import { enter, type Visitor } from "./enter.ts";
import { hashToken } from "./one-time-link.ts";

type Void = { readonly code: "link-void" };

/** What a link is for, without using it. One that was used, has expired or never was: `link-void`, and no word which. */
export async function inspectLink(token: string, now: Date): Promise<Result<LinkDto, Void>> {
  const link = await findLink(getDb(), hashToken(token), now);
  if (link === null || (link.kind === "FIRST_ADMIN" && (await isAnyAdmin(getDb())))) return err({ code: "link-void" });
  const expiresAt = link.expiresAt.toISOString();
  if (link.kind !== "PASSWORD_RESET") return ok({ kind: "role", role: roleOf(link), expiresAt });
  const person = await findPerson(getDb(), link.userId ?? "");
  if (person === null) return err({ code: "link-void" });
  return ok({ kind: "password-reset", email: person.email, expiresAt });
}

export interface AcceptLink extends Omit<Visitor, "actor"> {
  readonly actor: SignedIn;
  readonly token: string;
}

/**
 * Uses an invitation, or the first administrator's link: the account gets its role, unless it has a higher one. Rights
 * change, so every session ends and a new one opens here.
 */
export async function acceptLink(input: AcceptLink): Promise<Result<{ readonly role: RoleDto }, Void>> {
  const { userId } = input.actor;
  const role = await inTransaction(async (tx) => {
    await lockFirstAdmin(tx);
    const link = await findLink(tx, hashToken(input.token), input.now);
    if (link === null || link.kind === "PASSWORD_RESET") return null;
    if (link.kind === "FIRST_ADMIN" && (await isAnyAdmin(tx))) return null;
    if ((await useUpLink(tx, hashToken(input.token), input.now)) === null) return null;
    const [person] = await lockPeople(tx, [userId]);
    invariant(person !== undefined, "who has a session is there");
    const given = higherOf(toRole(person.role), roleOf(link));
    await saveRole(tx, userId, given);
    if (given === "admin") await voidLinks(tx, "FIRST_ADMIN", null, input.now);
    await deleteSessions(tx, userId, null);
    return given;
  });
  if (role === null) return err({ code: "link-void" });
  input.setCookies((await openSession(userId, input.userAgent)).setCookies);
  return ok({ role });
}

export interface ResetPassword extends Visitor {
  readonly token: string;
  readonly password: string;
}

/** Uses a link for a new password: whoever was signed in to the account is out, and this browser is in. */
export async function resetPassword(input: ResetPassword): Promise<Result<{ readonly merged: boolean }, Void>> {
  const found = await findLink(getDb(), hashToken(input.token), input.now);
  if (found?.kind !== "PASSWORD_RESET") return err({ code: "link-void" });
  const hash = await hashPassword(input.password);
  const userId = await inTransaction(async (tx) => {
    const link = await useUpLink(tx, hashToken(input.token), input.now);
    if (link === null || link.userId === null) return null;
    await savePasswordHash(tx, link.userId, hash);
    await voidLinks(tx, "PASSWORD_RESET", link.userId, input.now);
    await deleteSessions(tx, link.userId, null);
    return link.userId;
  });
  return userId === null ? err({ code: "link-void" }) : ok(await enter(userId, input));
}

function roleOf(link: LinkRow): RoleDto {
  return toRole(link.role ?? "");
}

function higherOf(left: RoleDto, right: RoleDto): RoleDto {
  return ROLES.indexOf(left) >= ROLES.indexOf(right) ? left : right;
}
