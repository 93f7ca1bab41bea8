import "server-only";
import { err, invariant, ok, type Result } from "@/lib/result";

import type { SignedIn } from "../auth/actor.ts";
import { openSession } from "../auth/open-session.ts";
import { hashPassword, isPassword } from "../auth/password.ts";
import { guardGuess, type TooManyGuesses } from "../auth/sign-in-guard.ts";
import { findPasswordHash, findPerson, savePasswordHash } from "../db/account-repository.ts";
import { getDb, inTransaction } from "../db/client.ts";
import { deleteSessions } from "../db/session-repository.ts";

export interface ChangePassword {
  readonly actor: SignedIn;
  /** Null where the account has none yet. */
  readonly current: string | null;
  readonly next: string;
  readonly address: string;
  readonly now: Date;
  readonly userAgent: string | null;
  readonly setCookies: (cookies: readonly string[]) => void;
}

/** Changes the password of one who knows the present one. Every session ends, and a new one opens here. */
export async function changePassword(
  input: ChangePassword,
): Promise<Result<{ readonly ended: number }, { readonly code: "wrong-credentials" } | TooManyGuesses>> {
  const { userId } = input.actor;
  const known = await knowsPresent(input);
  if (!known.ok) return known;
  if (known.value === null) return err({ code: "wrong-credentials" });

  const hash = await hashPassword(input.next);
  const ended = await inTransaction(async (tx) => {
    await savePasswordHash(tx, userId, hash);
    return await deleteSessions(tx, userId, null);
  });
  input.setCookies((await openSession(userId, input.userAgent)).setCookies);
  return ok({ ended: Math.max(0, ended - 1) });
}

async function knowsPresent({
  actor,
  current,
  address,
  now,
}: ChangePassword): Promise<Result<true | null, TooManyGuesses>> {
  const person = await findPerson(getDb(), actor.userId);
  invariant(person !== null, "who has a session is there");
  return await guardGuess({ email: person.email, address, now }, async () => {
    const hash = await findPasswordHash(getDb(), actor.userId);
    if (hash === null) return current === null ? true : null;
    return current !== null && (await isPassword(current, hash)) ? true : null;
  });
}
