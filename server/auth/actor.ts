import "server-only";
import { findSession, type FoundSession } from "../db/session-repository.ts";
import { getAuth, SESSION_REFRESH_SECONDS, SESSION_SECONDS } from "./auth.ts";
import { toRole, type Role } from "./roles.ts";
import { readSessionToken } from "./session-cookie.ts";

export interface Stranger {
  readonly kind: "stranger";
}

export interface SignedIn {
  readonly kind: "user";
  readonly userId: string;
  readonly role: Role;
  /** True for a learner without an account. */
  readonly isAnonymous: boolean;
  readonly sessionId: string;
}

/** Who asks. A stranger has stored nothing yet; an anonymous learner is a user like any other. */
export type Actor = Stranger | SignedIn;

export interface Identified<A extends Actor = Actor> {
  readonly actor: A;
  /** Set-Cookie values that the reply must carry. */
  readonly setCookies: readonly string[];
}

const STRANGER: Identified = { actor: { kind: "stranger" }, setCookies: [] };

/** Finds out who sent these headers: at most one query, but for once a day when a session is prolonged. */
export async function getActor(headers: Headers): Promise<Identified> {
  const token = await readSessionToken(headers);
  if (token === null) return STRANGER;
  const session = await findSession(token);
  if (session === null) return STRANGER;
  return {
    actor: toActor(session),
    setCookies: isDueForRefresh(session) ? await refreshSession(headers) : [],
  };
}

/**
 * Makes the anonymous learner of a person who has none yet. Called at the first stored act, never
 * at a page view. The caller has found the sender of the request to be a stranger.
 */
export async function createLearner(): Promise<Identified<SignedIn>> {
  const { response, headers } = await getAuth().api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
  const session = response === null ? null : await findSession(response.token);
  if (session === null) throw new Error("better-auth made no anonymous user");
  return { actor: toActor(session), setCookies: headers.getSetCookie() };
}

function toActor({ userId, role, isAnonymous, sessionId }: FoundSession): SignedIn {
  return { kind: "user", userId, role: toRole(role), isAnonymous, sessionId };
}

function isDueForRefresh(session: FoundSession): boolean {
  const remainingSeconds = (session.expiresAt.getTime() - Date.now()) / 1_000;
  return remainingSeconds < SESSION_SECONDS - SESSION_REFRESH_SECONDS;
}

async function refreshSession(headers: Headers): Promise<string[]> {
  const cookieOnly = new Headers({ cookie: headers.get("cookie") ?? "" });
  const { headers: replied } = await getAuth().api.getSession({ headers: cookieOnly, returnHeaders: true });
  return replied.getSetCookie();
}
