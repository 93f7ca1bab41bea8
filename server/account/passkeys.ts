import "server-only";
import { isAPIError } from "better-auth/api";

import type { PasskeyDto, WebAuthnCredential } from "@/lib/api/passkey.contract";
import { err, ok, type Result } from "@/lib/result";

import type { SignedIn } from "../auth/actor.ts";
import { getAuth } from "../auth/auth.ts";
import { getDb } from "../db/client.ts";
import { deletePasskey, findPasskeys, type PasskeyRow } from "../db/passkey-repository.ts";
import { deleteSession } from "../db/session-repository.ts";
import { enter, type Visitor } from "./enter.ts";

type WebAuthnOptions = Record<string, unknown>;
/** The library declares more than it takes for granted: it checks what is in the document. */
type AssertionJson = NonNullable<Parameters<AuthApi["verifyPasskeyAuthentication"]>[0]>["body"]["response"];
type AuthApi = ReturnType<typeof getAuth>["api"];
type SetCookies = (cookies: readonly string[]) => void;
type Refused = { readonly code: "passkey-refused" };

const MAX_PASSKEYS = 20;

export async function listPasskeys(actor: SignedIn): Promise<PasskeyDto[]> {
  return (await findPasskeys(getDb(), actor.userId)).map(toDto);
}

/** A challenge for a new passkey. It is tied to the browser by a cookie, and good once, for five minutes. */
export async function startPasskey(
  headers: Headers,
  setCookies: SetCookies,
): Promise<Result<{ options: WebAuthnOptions }, Refused>> {
  return await attempt(async () => {
    const reply = await getAuth().api.generatePasskeyRegistrationOptions({
      headers: cookiesOf(headers),
      returnHeaders: true,
    });
    setCookies(reply.headers.getSetCookie());
    return { options: { ...reply.response } };
  });
}

export interface AddPasskey {
  readonly actor: SignedIn;
  readonly name: string;
  readonly credential: WebAuthnCredential;
  readonly headers: Headers;
}

/** Stores the passkey that a device made for the challenge. */
export async function addPasskey(
  input: AddPasskey,
): Promise<Result<PasskeyDto, Refused | { readonly code: "conflict" }>> {
  if ((await findPasskeys(getDb(), input.actor.userId)).length >= MAX_PASSKEYS) return err({ code: "conflict" });
  return await attempt(async () => {
    const added = await getAuth().api.verifyPasskeyRegistration({
      headers: cookiesOf(input.headers),
      body: { response: input.credential, name: input.name },
    });
    return toDto({ ...added, name: added.name ?? null });
  });
}

export async function removePasskey(
  actor: SignedIn,
  passkeyId: string,
): Promise<Result<Record<string, never>, { readonly code: "not-found" }>> {
  return (await deletePasskey(getDb(), actor.userId, passkeyId)) ? ok({}) : err({ code: "not-found" });
}

/** A challenge that any passkey of this site may answer: nobody says first who they are. */
export async function startPasskeySignIn(
  setCookies: SetCookies,
): Promise<Result<{ options: WebAuthnOptions }, Refused>> {
  return await attempt(async () => {
    const reply = await getAuth().api.generatePasskeyAuthenticationOptions({
      headers: new Headers(),
      returnHeaders: true,
    });
    setCookies(reply.headers.getSetCookie());
    return { options: { ...reply.response } };
  });
}

export interface PasskeySignIn extends Visitor {
  readonly credential: WebAuthnCredential;
  readonly headers: Headers;
}

/** Signs in whose passkey answered the challenge. */
export async function signInWithPasskey(input: PasskeySignIn): Promise<Result<{ readonly merged: boolean }, Refused>> {
  const recognised = await attempt(async () => {
    const reply = await getAuth().api.verifyPasskeyAuthentication({
      headers: cookiesOf(input.headers),
      body: { response: input.credential as unknown as AssertionJson },
    });
    // better-auth has opened a session of its own; there is one way in here, and it is enter().
    await deleteSession(getDb(), reply.user.id, reply.session.id);
    return reply.user.id;
  });
  return recognised.ok ? ok(await enter(recognised.value, input)) : recognised;
}

/** What the library refuses is the visitor's failure; what breaks in it is ours, and thrown. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T, Refused>> {
  try {
    return ok(await work());
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return err({ code: "passkey-refused" });
    throw error;
  }
}

function cookiesOf(headers: Headers): Headers {
  return new Headers({ cookie: headers.get("cookie") ?? "" });
}

function toDto({ id, name, createdAt, backedUp }: PasskeyRow): PasskeyDto {
  return { id, name: name ?? "", createdAt: new Date(createdAt).toISOString(), synced: backedUp };
}
