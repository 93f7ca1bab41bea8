import * as z from "zod/mini";

import { Instant, LocaleSchema, NoBody, NoParams } from "./common.ts";
import { defineContract } from "./contract.ts";

export const MIN_PASSWORD_LENGTH = 10;
/** Hashing takes time by design; without a bound a long password would be a way to waste it. */
export const MAX_PASSWORD_LENGTH = 200;

/** In lower case, as all are stored and compared. */
export const Email = z.pipe(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254)), z.email());
/** One that is being chosen; one that is being tried may have any length up to the bound. */
export const NewPassword = z.string().check(z.minLength(MIN_PASSWORD_LENGTH), z.maxLength(MAX_PASSWORD_LENGTH));
const Password = z.string().check(z.minLength(1), z.maxLength(MAX_PASSWORD_LENGTH));
/** Text in one line. Control characters have no place in it, and Postgres takes no NUL. */
export const LineOfText = z.string().check(z.trim(), z.regex(/^[^\p{Cc}\p{Cs}]*$/u));
export const PersonName = LineOfText.check(z.minLength(1), z.maxLength(80));
/** As server/account/one-time-link.ts makes them. */
const LinkToken = z.string().check(z.regex(/^[\w-]{43}$/));
/** Rows that better-auth makes have ids of its own kind. */
export const RowId = z.string().check(z.regex(/^[\w-]{1,64}$/));

export const RoleDto = z.enum(["learner", "instructor", "admin"]);
export type RoleDto = z.infer<typeof RoleDto>;

export const AccountDto = z.strictObject({
  /** Null for a stranger and for an anonymous learner. */
  person: z.nullable(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      role: RoleDto,
      createdAt: Instant,
      hasPassword: z.boolean(),
    }),
  ),
  /** Is anything stored for this browser that has no account yet? */
  anonymous: z.boolean(),
  /** What this server offers. */
  offers: z.strictObject({
    /** Links are mailed: a forgotten password needs no administrator. */
    mail: z.boolean(),
    /** Name of the OpenID Connect provider. */
    oidc: z.nullable(z.string()),
  }),
});
export type AccountDto = z.infer<typeof AccountDto>;

export const getAccount = defineContract({
  method: "GET",
  path: "/api/account",
  params: NoParams,
  body: NoBody,
  output: AccountDto,
});

/** `merged`: work of this browser that had no account is now part of one that existed. */
const SignedInDto = z.strictObject({ merged: z.boolean() });

/**
 * Makes an account of this browser's learner, who keeps everything. Where the e-mail has an account and the
 * password is its own, this is a sign-in.
 */
export const register = defineContract({
  method: "POST",
  path: "/api/account/registration",
  params: NoParams,
  body: z.strictObject({ email: Email, name: PersonName, password: NewPassword }),
  output: z.strictObject({ outcome: z.enum(["registered", "signed-in"]), merged: z.boolean() }),
});

export const signIn = defineContract({
  method: "POST",
  path: "/api/account/sign-in",
  params: NoParams,
  body: z.strictObject({ email: Email, password: Password }),
  output: SignedInDto,
});

export const signOut = defineContract({
  method: "POST",
  path: "/api/account/sign-out",
  params: NoParams,
  body: z.strictObject({}),
  output: z.strictObject({}),
});

export const changeName = defineContract({
  method: "POST",
  path: "/api/account/name",
  params: NoParams,
  body: z.strictObject({ name: PersonName }),
  output: z.strictObject({ name: z.string() }),
});

/** Ends every other session. `current` is null where the account has no password yet. */
export const changePassword = defineContract({
  method: "POST",
  path: "/api/account/password",
  params: NoParams,
  body: z.strictObject({ current: z.nullable(Password), next: NewPassword }),
  output: z.strictObject({ ended: z.number() }),
});

export const SignInDto = z.strictObject({
  id: RowId,
  browser: z.nullable(z.string()),
  system: z.nullable(z.string()),
  createdAt: Instant,
  /** To the day. */
  lastUsedAt: Instant,
  current: z.boolean(),
});
export type SignInDto = z.infer<typeof SignInDto>;

/** Where one is signed in, the latest use first. */
export const listSignIns = defineContract({
  method: "GET",
  path: "/api/account/sign-ins",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ signIns: z.array(SignInDto) }),
});

export const revokeSignIn = defineContract({
  method: "POST",
  path: "/api/account/sign-ins/:signInId/revocation",
  params: z.strictObject({ signInId: RowId }),
  body: z.strictObject({}),
  output: z.strictObject({}),
});

/** Ends all but this one. */
export const revokeOtherSignIns = defineContract({
  method: "POST",
  path: "/api/account/sign-ins/revocation",
  params: NoParams,
  body: z.strictObject({}),
  output: z.strictObject({ ended: z.number() }),
});

/** Everything that is stored about the asking learner, with an account or without. */
export const exportData = defineContract({
  method: "GET",
  path: "/api/account/export",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({
    version: z.literal(1),
    exportedAt: Instant,
    /** By name of what it is (server/account/belongings.ts). */
    data: z.record(z.string(), z.array(z.unknown())),
  }),
});

/** What a learner without an account types to confirm, in either language. */
export const DELETION_PHRASES = { en: "delete everything", "pt-BR": "apagar tudo" } as const;

/** Deletes the learner and all that is theirs, at once. */
export const deleteAccount = defineContract({
  method: "POST",
  path: "/api/account/deletion",
  params: NoParams,
  /** The account's e-mail; without an account, one of the phrases. */
  body: z.strictObject({ confirmation: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254)) }),
  output: z.strictObject({}),
});

export const LinkDto = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("role"), role: RoleDto, expiresAt: Instant }),
  z.strictObject({ kind: z.literal("password-reset"), email: z.string(), expiresAt: Instant }),
]);
export type LinkDto = z.infer<typeof LinkDto>;

/** What a one-time link is for. Does not use it. */
export const inspectLink = defineContract({
  method: "POST",
  path: "/api/account/links/inspection",
  params: NoParams,
  body: z.strictObject({ token: LinkToken }),
  output: LinkDto,
});

/** Uses an invitation: the account gets its role. */
export const acceptLink = defineContract({
  method: "POST",
  path: "/api/account/links/acceptance",
  params: NoParams,
  body: z.strictObject({ token: LinkToken }),
  output: z.strictObject({ role: RoleDto }),
});

/** Uses a link for a new password, ends every session and opens one here. */
export const resetPassword = defineContract({
  method: "POST",
  path: "/api/account/links/password",
  params: NoParams,
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  output: SignedInDto,
});

/** Mails a link for a new password, if there is such an account and the server has mail. Never says which. */
export const requestReset = defineContract({
  method: "POST",
  path: "/api/account/recovery",
  params: NoParams,
  body: z.strictObject({ email: Email, locale: LocaleSchema }),
  output: z.strictObject({}),
});

/** Begins a sign-in with the OpenID Connect provider: the browser goes to `url`. */
export const startOidc = defineContract({
  method: "POST",
  path: "/api/account/oidc",
  params: NoParams,
  body: z.strictObject({ locale: LocaleSchema }),
  output: z.strictObject({ url: z.url() }),
});
