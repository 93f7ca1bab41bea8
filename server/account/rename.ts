import "server-only";
import type { SignedIn } from "../auth/actor.ts";
import { saveName } from "../db/account-repository.ts";
import { getDb } from "../db/client.ts";

export async function rename(actor: SignedIn, name: string): Promise<{ readonly name: string }> {
  await saveName(getDb(), actor.userId, name);
  return { name };
}
