import "server-only";
import { createHmac } from "node:crypto";

import { err, ok, type Result } from "@/lib/result";

import { countAttempts, forgetAttempts, uncountAttempts } from "../db/rate-limit-repository.ts";
import { getEnv } from "../env.ts";

/**
 * How many guesses at passwords are allowed, counted in the database for all instances together. Ten from one address
 * at one account; more at one account from many addresses, so that a stranger cannot lock its owner out from afar;
 * many from one address, because a class may sit behind it. A right password counts nowhere.
 */
export const GUESSES = { perAccountAndAddress: 10, perAccount: 50, perAddress: 300 } as const;
export const GUESS_WINDOW_MS = 15 * 60_000;

export interface TooManyGuesses {
  readonly code: "too-many-requests";
  readonly retryAfterSeconds: number;
}

export interface Guess {
  /** E-mail of the account, in lower case, whether or not there is one. */
  readonly email: string;
  readonly address: string;
  readonly now: Date;
}

/**
 * Lets `check` look at a password if there are guesses left. The guess is counted before it is looked at, so that many at
 * once are no way around, and taken back where it was right. Keys are hashes: the table names nobody.
 */
export async function guardGuess<T>(
  guess: Guess,
  check: () => Promise<T | null>,
): Promise<Result<T | null, TooManyGuesses>> {
  const limits = new Map<string, number>([
    [keyOf("account-and-address", `${guess.email} ${guess.address}`), GUESSES.perAccountAndAddress],
    [keyOf("account", guess.email), GUESSES.perAccount],
    [keyOf("address", guess.address), GUESSES.perAddress],
  ]);
  const keys = [...limits.keys()];
  const counted = await countAttempts(keys, guess.now, GUESS_WINDOW_MS);
  const exceeded = counted.filter(({ key, count }) => count > (limits.get(key) ?? 0));
  if (exceeded.length > 0) {
    const until = Math.max(...exceeded.map(({ since }) => since.getTime())) + GUESS_WINDOW_MS;
    return err({
      code: "too-many-requests",
      retryAfterSeconds: Math.max(1, Math.ceil((until - guess.now.getTime()) / 1_000)),
    });
  }
  const found = await check();
  if (found === null) await forgetAttempts(new Date(guess.now.getTime() - GUESS_WINDOW_MS));
  else await uncountAttempts(keys);
  return ok(found);
}

/** How many links for a new password may be mailed to one address in the same time. */
export const MAILS = 3;

/** May one more be mailed? Counted for any e-mail, whether or not there is such an account. */
export async function mayMail(email: string, now: Date): Promise<boolean> {
  const [counted] = await countAttempts([keyOf("mail", email)], now, GUESS_WINDOW_MS);
  return counted !== undefined && counted.count <= MAILS;
}

function keyOf(kind: string, value: string): string {
  return `${kind}:${createHmac("sha256", getEnv().AUTH_SECRET).update(`${kind} ${value}`).digest("hex")}`;
}
