import "server-only";
import type { Actor } from "../auth/actor.ts";
import { openSession } from "../auth/open-session.ts";
import { getDb } from "../db/client.ts";
import { deleteSession } from "../db/session-repository.ts";
import { mergeLearner } from "./merge-learner.ts";

/** What every use case that signs someone in needs to know of the request. */
export interface Visitor {
  readonly actor: Actor;
  readonly now: Date;
  readonly userAgent: string | null;
  readonly setCookies: (cookies: readonly string[]) => void;
}

/**
 * Signs a person in whom the caller has recognised: takes over what this browser's anonymous learner did, ends the
 * session that the browser had, and opens a new one.
 */
export async function enter(userId: string, visitor: Visitor): Promise<{ readonly merged: boolean }> {
  const { actor, now, userAgent, setCookies } = visitor;
  const merged = actor.kind === "user" && actor.isAnonymous ? await mergeLearner(actor.userId, userId, now) : false;
  if (actor.kind === "user") await deleteSession(getDb(), actor.userId, actor.sessionId);
  const opened = await openSession(userId, userAgent);
  setCookies(opened.setCookies);
  return { merged };
}
