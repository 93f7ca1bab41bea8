import { browserKms } from "@/components/kms/use-kms";
import { createMemoryShelf } from "@/lib/bench/worlds/memory-shelf";
import { openBench } from "@/lib/bench/worlds/open-bench";
import type { BenchPorts, WorldBench } from "@/lib/bench/worlds/world-bench";
import type { KmsDeps, loadWorldDocument, World } from "@/lib/kms";

import { browserLocks, NO_LOCKS } from "./browser-locks.ts";
import { openDatabaseShelf } from "./database-shelf.ts";

/** Where the one world was kept before worlds had names. */
const OLD_KEY = "selo-world-1";

type WorldDocument = Awaited<ReturnType<typeof loadWorldDocument>>;

export interface OpenedWorlds {
  readonly bench: WorldBench;
  readonly deps: KmsDeps;
  readonly text: WorldDocument["serialiseWorld"];
  readonly parse: WorldDocument["parseWorld"];
  readonly fresh: () => World;
}

/** Opens the bench on what this browser keeps, or in memory where it keeps nothing. @returns null without WebCrypto. */
export async function openWorlds(firstName: string): Promise<OpenedWorlds | null> {
  const browser = await browserKms();
  if (browser === null) return null;
  const { kms, deps } = browser;
  const { serialiseWorld: text, parseWorld: parse } = await kms.loadWorldDocument();
  const fresh = () => kms.createWorld(Date.now());
  const ports: Omit<BenchPorts, "shelf" | "locks"> = {
    newKms: (world) => kms.createKms(world, deps),
    newWorld: fresh,
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
    firstName,
    oldText: readOld,
    forgetOld,
  };
  const open = async () => await openBench({ ...ports, shelf: await openDatabaseShelf(), locks: browserLocks() });
  const inMemory = async () => await openBench({ ...ports, shelf: createMemoryShelf(), locks: NO_LOCKS });
  return { bench: await open().catch(inMemory), deps, text, parse, fresh };
}

function readOld(): string | null {
  try {
    return localStorage.getItem(OLD_KEY);
  } catch {
    return null;
  }
}

function forgetOld(): void {
  try {
    localStorage.removeItem(OLD_KEY);
  } catch {
    // Storage that cannot be read has nothing to forget.
  }
}
