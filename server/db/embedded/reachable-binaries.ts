import "server-only";
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Absolute paths of the programs that a private Postgres needs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * As root, Postgres runs under another account, which has to be able to reach its programs. In a
 * project that only root may enter (a checkout in a private folder) they are copied to the system's
 * temporary folder, once, and run from there.
 */
export async function reachableBinaries(binaries: Binaries, asOther: boolean): Promise<Binaries> {
  if (!asOther || (await othersMayEnter(dirname(binaries.postgres)))) return binaries;
  const native = dirname(dirname(binaries.postgres));
  const copy = join(tmpdir(), `selo-postgres-${basename(dirname(native))}-${(await stat(binaries.postgres)).mtimeMs}`);
  const copied = {
    postgres: join(copy, "bin", basename(binaries.postgres)),
    initdb: join(copy, "bin", basename(binaries.initdb)),
  };
  if (await exists(copied.postgres)) return copied;
  // Beside and renamed, so that two starts at once never run half a copy.
  const workshop = await mkdtemp(join(tmpdir(), "selo-postgres-"));
  const inside = join(workshop, "native");
  await cp(native, inside, { recursive: true, verbatimSymlinks: true });
  await rename(inside, copy).catch(async (error: unknown) => {
    if (!(await exists(copied.postgres))) throw error;
  });
  await rm(workshop, { recursive: true, force: true });
  return copied;
}

/** Whether everybody may pass through a folder and all folders above it. */
async function othersMayEnter(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder ? true : await othersMayEnter(parent);
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
