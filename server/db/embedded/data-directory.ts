import "server-only";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Where the private Postgres lives: SELO_DATA_DIR, by default .selo in the project. */
export interface DataDirectory {
  readonly root: string;
  /** PGDATA. */
  readonly cluster: string;
  readonly log: string;
}

export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const root = resolve(path);
  await mkdir(root, { recursive: true });
  // Postgres may run under another account, which has to pass through, and no more.
  await chmod(root, 0o711);
  return { root, cluster: join(root, "postgres"), log: join(root, "postgres.log") };
}

/** The database's password: made at the first start, readable by its owner alone. */
export function databasePassword(directory: DataDirectory): Promise<string> {
  return keptSecret(join(directory.root, "postgres-password"));
}

/** What signs session cookies, for those who bring no AUTH_SECRET. */
export function authSecret(directory: DataDirectory): Promise<string> {
  return keptSecret(join(directory.root, "auth-secret"));
}

/** Reads a secret or makes it. Of two that make it at once, one wins and both read the same. */
async function keptSecret(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length >= 32) return secret;
  // The other process has made the file and not yet filled it.
  await new Promise((resolveLater) => setTimeout(resolveLater, 50));
  return (await readFile(file, "utf8")).trim();
}
