import * as z from "zod/mini";

import { LineOfText, RowId } from "./account.contract.ts";
import { Instant, NoBody, NoParams } from "./common.ts";
import { defineContract } from "./contract.ts";

export const PasskeyDto = z.strictObject({
  id: RowId,
  name: z.string(),
  createdAt: Instant,
  /** Kept in a password manager or a phone's cloud, so that it outlives the device. */
  synced: z.boolean(),
});
export type PasskeyDto = z.infer<typeof PasskeyDto>;

/** Options of WebAuthn as JSON, made by the library on the server and read by browsers. */
const WebAuthnOptions = z.record(z.string(), z.unknown());

/** PublicKeyCredential.toJSON(): its frame; the library on the server checks the rest. */
export const WebAuthnCredential = z.looseObject({
  id: z.string().check(z.regex(/^[\w-]{1,1400}$/)),
  rawId: z.string().check(z.regex(/^[\w-]{1,1400}$/)),
  type: z.literal("public-key"),
  response: z.record(z.string(), z.unknown()),
});
export type WebAuthnCredential = z.infer<typeof WebAuthnCredential>;

export const listPasskeys = defineContract({
  method: "GET",
  path: "/api/account/passkeys",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ passkeys: z.array(PasskeyDto) }),
});

/** What a person calls a passkey of theirs. */
export const PasskeyName = z.strictObject({ name: LineOfText.check(z.minLength(1), z.maxLength(60)) });
export type PasskeyName = z.infer<typeof PasskeyName>;

/** PublicKeyCredentialCreationOptionsJSON, good for five minutes and one registration. */
export const startPasskey = defineContract({
  method: "POST",
  path: "/api/account/passkeys/options",
  params: NoParams,
  body: z.strictObject({}),
  output: z.strictObject({ options: WebAuthnOptions }),
});

export const addPasskey = defineContract({
  method: "POST",
  path: "/api/account/passkeys",
  params: NoParams,
  body: z.strictObject({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    credential: WebAuthnCredential,
  }),
  output: PasskeyDto,
});

export const removePasskey = defineContract({
  method: "POST",
  path: "/api/account/passkeys/:passkeyId/removal",
  params: z.strictObject({ passkeyId: RowId }),
  body: z.strictObject({}),
  output: z.strictObject({}),
});

/** PublicKeyCredentialRequestOptionsJSON for whichever passkey the person picks. */
export const startPasskeySignIn = defineContract({
  method: "POST",
  path: "/api/account/passkey-sign-in/options",
  params: NoParams,
  body: z.strictObject({}),
  output: z.strictObject({ options: WebAuthnOptions }),
});

export const passkeySignIn = defineContract({
  method: "POST",
  path: "/api/account/passkey-sign-in",
  params: NoParams,
  body: z.strictObject({ credential: WebAuthnCredential }),
  output: z.strictObject({ merged: z.boolean() }),
});
