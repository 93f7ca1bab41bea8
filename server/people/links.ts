import "server-only";
import type { InvitationDto, IssuedLinkDto } from "@/lib/api/admin.contract";
import type { RoleDto } from "@/lib/api/account.contract";
import type { Locale } from "@/lib/content/locale";
import { err, ok, type Result } from "@/lib/result";

import { issueLink, type IssuedLink } from "../account/one-time-link.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SignedIn } from "../auth/actor.ts";
import { toRole } from "../auth/roles.ts";
import { findPerson } from "../db/account-repository.ts";
import { getDb, inTransaction } from "../db/client.ts";
import { listInvitationRows, voidInvitation } from "../db/link-repository.ts";
import { sendLinkMail, type LinkMail } from "../mail/send-link-mail.ts";

export interface Invite {
  readonly actor: SignedIn;
  readonly role: RoleDto;
  readonly email: string | null;
  readonly locale: Locale;
  readonly now: Date;
}

/** A link that makes whoever uses it what `role` says. Mailed too, where there is an e-mail and the server has mail. */
export async function invite({ actor, role, email, locale, now }: Invite): Promise<IssuedLinkDto> {
  const link = await inTransaction(async (tx) => {
    await recordAudit(tx, {
      at: now,
      actorId: actor.userId,
      action: "person.invited",
      subject: { kind: "role", id: role },
    });
    return await issueLink(tx, { kind: "INVITATION", role, email, issuedById: actor.userId, locale, now });
  });
  return await deliver(link, email, { kind: "invitation", locale });
}

export async function listInvitations(now: Date): Promise<InvitationDto[]> {
  const rows = await listInvitationRows(getDb(), now, 100);
  return rows.map((row) => ({
    id: row.id,
    role: toRole(row.role ?? ""),
    email: row.email,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

export async function revokeInvitation(
  invitationId: string,
  now: Date,
): Promise<Result<Record<string, never>, { readonly code: "not-found" }>> {
  return (await voidInvitation(getDb(), invitationId, now)) ? ok({}) : err({ code: "not-found" });
}

export interface IssueResetLink {
  readonly actor: SignedIn;
  readonly personId: string;
  readonly locale: Locale;
  readonly now: Date;
}

/** A link with which a person who forgot their password sets a new one. */
export async function issueResetLink(
  input: IssueResetLink,
): Promise<Result<IssuedLinkDto, { readonly code: "not-found" }>> {
  const person = await findPerson(getDb(), input.personId);
  if (person === null || person.isAnonymous) return err({ code: "not-found" });
  const { locale, now } = input;
  const issuedById = input.actor.userId;
  const link = await inTransaction(async (tx) => {
    await recordAudit(tx, {
      at: now,
      actorId: issuedById,
      action: "person.reset-link-issued",
      subject: { kind: "person", id: person.id },
    });
    return await issueLink(tx, { kind: "PASSWORD_RESET", userId: person.id, issuedById, locale, now });
  });
  return ok(await deliver(link, person.email, { kind: "password-reset", locale }));
}

async function deliver(
  link: IssuedLink,
  email: string | null,
  mail: Pick<LinkMail, "kind" | "locale">,
): Promise<IssuedLinkDto> {
  const mailed =
    email !== null && (await sendLinkMail({ ...mail, to: email, url: link.url, expiresAt: link.expiresAt }));
  return { url: link.url, expiresAt: link.expiresAt.toISOString(), mailedTo: mailed ? email : null };
}
