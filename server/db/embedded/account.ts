import "server-only";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { EmbeddedDatabaseError } from "./embedded-error.ts";

const run = promisify(execFile);

/** The account a Postgres process runs as; empty for our own. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Postgres refuses to run as root. As root, `postgres` runs it, and is made where it is missing.
 * @throws EmbeddedDatabaseError no-account.
 */
export async function postgresAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const existing = await lookUp("postgres");
  if (existing) return existing;
  await run("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]).catch(
    () => undefined,
  );
  const made = await lookUp("postgres");
  if (made) return made;
  throw new EmbeddedDatabaseError("no-account", "useradd could not make the account postgres");
}

async function lookUp(name: string): Promise<Required<Account> | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
