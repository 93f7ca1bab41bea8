import * as z from "zod/mini";

import { Email, LineOfText, RoleDto, RowId } from "./account.contract.ts";
import { Instant, LocaleSchema, NoBody, NoParams, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";

export const PEOPLE_PER_PAGE = 20;

export const PersonDto = z.strictObject({
  id: RowId,
  name: z.string(),
  email: z.string(),
  role: RoleDto,
  createdAt: Instant,
  /** The asking administrator. */
  self: z.boolean(),
});
export type PersonDto = z.infer<typeof PersonDto>;

/**
 * People with an account, newest first, whose name or e-mail contains the text. A POST, so that whom one looks for is
 * in no address, history or log.
 */
export const searchPeople = defineContract({
  method: "POST",
  path: "/api/admin/people/search",
  params: NoParams,
  body: z.strictObject({
    text: LineOfText.check(z.maxLength(100)),
    page: z.int().check(z.minimum(1), z.maximum(100_000)),
  }),
  output: z.strictObject({ people: z.array(PersonDto), total: z.number(), anonymous: z.number() }),
});

const PersonParams = z.strictObject({ personId: RowId });

/** Gives a role and ends the person's sessions. Never one's own: there is always an administrator. */
export const changeRole = defineContract({
  method: "POST",
  path: "/api/admin/people/:personId/role",
  params: PersonParams,
  body: z.strictObject({ role: RoleDto }),
  output: z.strictObject({ role: RoleDto }),
});

/** A link is shown once: only its hash is stored. */
const IssuedLinkDto = z.strictObject({
  url: z.url(),
  expiresAt: Instant,
  /** Where it was also mailed; null without mail. */
  mailedTo: z.nullable(z.string()),
});
export type IssuedLinkDto = z.infer<typeof IssuedLinkDto>;

/** A link with which the person sets a new password. Makes earlier ones void. */
export const issueResetLink = defineContract({
  method: "POST",
  path: "/api/admin/people/:personId/reset-link",
  params: PersonParams,
  body: z.strictObject({ locale: LocaleSchema }),
  output: IssuedLinkDto,
});

export const InvitationDto = z.strictObject({
  id: Uuid,
  role: RoleDto,
  email: z.nullable(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
});
export type InvitationDto = z.infer<typeof InvitationDto>;

/** Invitations that still work, newest first, at most 100. */
export const listInvitations = defineContract({
  method: "GET",
  path: "/api/admin/invitations",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ invitations: z.array(InvitationDto) }),
});

/** A link that gives whoever uses it a role. `email` says whom it is for, and where it is mailed. */
export const invite = defineContract({
  method: "POST",
  path: "/api/admin/invitations",
  params: NoParams,
  body: z.strictObject({ role: RoleDto, email: z.nullable(Email), locale: LocaleSchema }),
  output: IssuedLinkDto,
});

export const revokeInvitation = defineContract({
  method: "POST",
  path: "/api/admin/invitations/:invitationId/revocation",
  params: z.strictObject({ invitationId: Uuid }),
  body: z.strictObject({}),
  output: z.strictObject({}),
});
