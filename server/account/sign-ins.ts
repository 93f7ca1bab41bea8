import "server-only";
import type { SignInDto } from "@/lib/api/account.contract";
import { err, ok, type Result } from "@/lib/result";

import type { SignedIn } from "../auth/actor.ts";
import { parseStoredDevice } from "../auth/device.ts";
import { noSessionCookie } from "../auth/session-cookie.ts";
import { getDb } from "../db/client.ts";
import { deleteSession, deleteSessions, listSessions } from "../db/session-repository.ts";

type SetCookies = (cookies: readonly string[]) => void;

/** Where the person is signed in. A session is looked up on every request, so ending one has effect at once. */
export async function listSignIns(actor: SignedIn, now: Date): Promise<SignInDto[]> {
  const rows = await listSessions(getDb(), actor.userId, now);
  return rows.map((row) => ({
    id: row.id,
    ...parseStoredDevice(row.device),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    current: row.id === actor.sessionId,
  }));
}

/** Ends one of the person's own sessions; their present one is a sign-out. */
export async function revokeSignIn(
  actor: SignedIn,
  signInId: string,
  setCookies: SetCookies,
): Promise<Result<Record<string, never>, { code: "not-found" }>> {
  if (!(await deleteSession(getDb(), actor.userId, signInId))) return err({ code: "not-found" });
  if (signInId === actor.sessionId) setCookies([await noSessionCookie()]);
  return ok({});
}

export async function revokeOtherSignIns(actor: SignedIn): Promise<{ readonly ended: number }> {
  return { ended: await deleteSessions(getDb(), actor.userId, actor.sessionId) };
}

export async function signOut(actor: SignedIn, setCookies: SetCookies): Promise<Record<string, never>> {
  await deleteSession(getDb(), actor.userId, actor.sessionId);
  setCookies([await noSessionCookie()]);
  return {};
}
