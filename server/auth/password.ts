import "server-only";
import { processSingleton } from "../process-singleton.ts";
import { getAuth } from "./auth.ts";

/** scrypt, with a salt of its own for each password, off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  return await (await getAuth().$context).password.hash(password);
}

/** Is this the password behind the hash? Takes as long where there is no hash: no clock tells who has an account. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const { verify } = (await getAuth().$context).password;
  const matches = await verify({ password, hash: hash ?? (await decoyHash()) });
  return matches && hash !== null;
}

async function decoyHash(): Promise<string> {
  return await processSingleton("decoy password hash", () => hashPassword(crypto.randomUUID()));
}
