import "server-only";
import { getAuth } from "./auth.ts";
import { sessionCookie } from "./session-cookie.ts";

export interface OpenedSession {
  readonly sessionId: string;
  /** Set-Cookie values that the reply must carry. */
  readonly setCookies: readonly string[];
}

/** Signs a person in on the device that the User-Agent names: always a new session, never one that was there before. */
export async function openSession(userId: string, userAgent: string | null): Promise<OpenedSession> {
  const { internalAdapter } = await getAuth().$context;
  const session = await internalAdapter.createSession(userId, false, { userAgent: userAgent ?? "" });
  return { sessionId: session.id, setCookies: [await sessionCookie(session.token)] };
}
