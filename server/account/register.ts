import "server-only";
import { err, ok, type Result } from "@/lib/result";

import { createLearner } from "../auth/actor.ts";
import { hashPassword } from "../auth/password.ts";
import type { TooManyGuesses } from "../auth/sign-in-guard.ts";
import { deleteUserRow, findPersonByEmail, giveAccount, savePasswordHash } from "../db/account-repository.ts";
import { getDb, inTransaction, isUniqueViolation } from "../db/client.ts";
import { deleteSessions } from "../db/session-repository.ts";
import { enter } from "./enter.ts";
import { recognise, type SignIn } from "./sign-in.ts";

export interface Register extends SignIn {
  readonly name: string;
}

export interface Registered {
  readonly outcome: "registered" | "signed-in";
  readonly merged: boolean;
}

type RegisterError = { readonly code: "conflict" } | { readonly code: "email-taken" } | TooManyGuesses;

/**
 * Makes an account of the learner that this browser has, or of a new one: the same person before and after, so all of
 * their work stays theirs. Where the e-mail has an account and the password is its own, signs in to that one instead.
 * @returns `conflict` for someone who is signed in to an account, `email-taken` where the password is not its own.
 */
export async function register(input: Register): Promise<Result<Registered, RegisterError>> {
  const { actor, email } = input;
  if (actor.kind === "user" && !actor.isAnonymous) return err({ code: "conflict" });
  if ((await findPersonByEmail(getDb(), email)) !== null) return await signInInstead(input);

  const hash = await hashPassword(input.password);
  const isNew = actor.kind === "stranger";
  const userId = isNew ? (await createLearner()).actor.userId : actor.userId;
  try {
    const given = await inTransaction(async (tx) => {
      if (!(await giveAccount(tx, userId, { email, name: input.name }))) return false;
      await savePasswordHash(tx, userId, hash);
      await deleteSessions(tx, userId, null);
      return true;
    });
    if (!given) return err({ code: "conflict" });
  } catch (error) {
    if (isNew) await deleteUserRow(getDb(), userId);
    if (isUniqueViolation(error)) return await signInInstead(input);
    throw error;
  }
  await enter(userId, { ...input, actor: { kind: "stranger" } });
  return ok({ outcome: "registered", merged: false });
}

async function signInInstead(input: Register): Promise<Result<Registered, RegisterError>> {
  const recognised = await recognise(input);
  if (!recognised.ok) return recognised;
  if (recognised.value === null) return err({ code: "email-taken" });
  return ok({ outcome: "signed-in", ...(await enter(recognised.value, input)) });
}
