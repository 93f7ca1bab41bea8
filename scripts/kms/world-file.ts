import { readFile, rename, writeFile } from "node:fs/promises";

import { createWorld, loadWorldDocument, type World } from "../../lib/kms/index.ts";
import { err, ok, type Result } from "../../lib/result.ts";

const QUIET_MS = 100;

/** The world that a file keeps, or a new one where there is no file yet. */
export async function readWorldFile(file: string, now: number): Promise<Result<World, string>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return ok(createWorld(now));
    return err(`${file} cannot be read: ${(error as Error).message}`);
  }
  const world = (await loadWorldDocument()).parseWorld(text);
  if (world.ok) return world;
  const where = world.error.members.slice(0, 5).join(", ");
  return err(`${file} holds no world of this simulator${where === "" ? "" : ` (${where})`}. It was left as it is.`);
}

export interface WorldKeeper {
  /** Says that the world has changed; it is written soon. */
  readonly touch: () => void;
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>;
}

/** Keeps a world in a file, whole or not at all, a moment after it changed. Only its owner may read it. */
export function keepWorld(file: string, world: Readonly<World>): WorldKeeper {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const { serialiseWorld } = await loadWorldDocument();
    const partial = `${file}.partial`;
    await writeFile(partial, serialiseWorld(world), { mode: 0o600 });
    await rename(partial, file);
  };
  const start = () => {
    timer = null;
    // A write that failed is said and tried again at the next change; the endpoint goes on.
    writing = writing.then(write).catch((error: Error) => {
      console.error(`${file} could not be written: ${error.message}`);
    });
    return writing;
  };
  return {
    touch: () => {
      timer ??= setTimeout(() => void start(), QUIET_MS);
    },
    flush: async () => {
      if (timer !== null) {
        clearTimeout(timer);
        await start();
      }
      await writing;
    },
  };
}
