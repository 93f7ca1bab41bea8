import "server-only";
import { err, ok, type Result } from "@/lib/result";
import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

import { getAuth, OIDC_PROVIDER } from "../auth/auth.ts";
import { readSessionToken } from "../auth/session-cookie.ts";
import { getDb } from "../db/client.ts";
import { deleteSession, findSession } from "../db/session-repository.ts";
import { getEnv } from "../env.ts";
import { enter, type Visitor } from "./enter.ts";

/**
 * Begins a sign-in with the provider. State and PKCE verifier are kept in the database, tied to this browser by a cookie.
 * @returns the provider's address, or `not-found` where this server has none.
 */
export async function startOidc(
  locale: Locale,
  setCookies: (cookies: readonly string[]) => void,
): Promise<Result<{ readonly url: string }, { readonly code: "not-found" }>> {
  if (getEnv().OIDC_ISSUER === undefined) return err({ code: "not-found" });
  const account = new URL(hrefTo(locale, "/account"), getEnv().APP_URL).href;
  const { response, headers } = await getAuth().api.signInSocial({
    body: { provider: OIDC_PROVIDER, callbackURL: account, errorCallbackURL: account, disableRedirect: true },
    headers: new Headers(),
    returnHeaders: true,
  });
  if (!("url" in response) || typeof response.url !== "string") throw new Error("better-auth gave no address to go to");
  setCookies(headers.getSetCookie());
  return ok({ url: response.url });
}

/**
 * The provider has sent the browser back. better-auth checks state, code and ID token; the rest is as with every other
 * sign-in. @returns where the browser goes next, or `not-found` where this server has no provider.
 */
export async function finishOidc(
  request: Request,
  visitor: Visitor,
): Promise<Result<{ readonly location: string }, { readonly code: "not-found" }>> {
  if (getEnv().OIDC_ISSUER === undefined) return err({ code: "not-found" });
  const callback = new URL(`/api/auth/callback/${OIDC_PROVIDER}`, getEnv().APP_URL);
  callback.search = new URL(request.url).search;
  const reply = await getAuth().handler(
    new Request(callback, { headers: { cookie: withoutSession(request.headers.get("cookie") ?? "") } }),
  );
  const cookies = reply.headers.getSetCookie();
  const session = await sessionIn(cookies);
  const { sessionToken } = (await getAuth().$context).authCookies;
  visitor.setCookies(cookies.filter((cookie) => !cookie.startsWith(`${sessionToken.name}=`)));
  if (session !== null) {
    await deleteSession(getDb(), session.userId, session.sessionId);
    await enter(session.userId, visitor);
  }
  return ok({ location: reply.headers.get("location") ?? new URL(hrefTo("en", "/account"), getEnv().APP_URL).href });
}

/** The session that better-auth opened; null where it refused. */
async function sessionIn(setCookies: readonly string[]): ReturnType<typeof findSession> {
  const cookie = setCookies.map((value) => value.split(";")[0]).join("; ");
  const token = await readSessionToken(new Headers({ cookie }));
  return token === null ? null : await findSession(token);
}

/** The anonymous learner's session is ours to merge, not the library's. */
function withoutSession(cookies: string): string {
  return cookies
    .split(";")
    .filter((part) => !part.includes("session_token"))
    .join(";");
}
