import "server-only";
import { err, ok, type Result } from "@/lib/result";

import { isPassword } from "../auth/password.ts";
import { guardGuess, type TooManyGuesses } from "../auth/sign-in-guard.ts";
import { findCredential } from "../db/account-repository.ts";
import { getDb } from "../db/client.ts";
import { enter, type Visitor } from "./enter.ts";

export interface SignIn extends Visitor {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}

export type SignInError = { readonly code: "wrong-credentials" } | TooManyGuesses;

/** Signs in by e-mail and password. An unknown e-mail, a wrong password and a barred person are one answer, in one time. */
export async function signIn(input: SignIn): Promise<Result<{ readonly merged: boolean }, SignInError>> {
  const recognised = await recognise(input);
  if (!recognised.ok) return recognised;
  if (recognised.value === null) return err({ code: "wrong-credentials" });
  return ok(await enter(recognised.value, input));
}

/** Whose e-mail and password these are; null for nobody's. */
export async function recognise(
  input: Pick<SignIn, "email" | "password" | "address" | "now">,
): Promise<Result<string | null, TooManyGuesses>> {
  return await guardGuess(input, async () => {
    const credential = await findCredential(getDb(), input.email, input.now);
    return (await isPassword(input.password, credential?.hash ?? null)) ? (credential?.userId ?? null) : null;
  });
}
