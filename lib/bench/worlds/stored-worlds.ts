import type { World } from "../../kms/index.ts";
import type { BenchPorts } from "./world-bench.ts";
import { freeName, tidyName } from "./world-name.ts";
import { changedParts, worldOfParts } from "./world-parts.ts";
import type { WorldHead } from "./world-shelf.ts";

/** What was thrown away can be brought back for so long. */
const BRING_BACK_MS = 3_600_000;

/** A stored world that was read; null where it is gone, "damaged" where it was set aside. */
export type ReadWorld = { readonly head: WorldHead; readonly world: World } | "damaged" | null;

/** The worlds on the shelf, and what is known of them. Its methods reject where storage fails. */
export interface StoredWorlds {
  /** As of the last refresh; the one that was opened last comes first. */
  readonly heads: () => readonly WorldHead[];
  readonly refresh: () => Promise<void>;
  /** The names of the worlds that could not be read. */
  readonly setAside: () => readonly string[];
  /** A head for a new world, with a name that no other has. */
  readonly headFor: (name: string, world: World) => WorldHead;
  readonly create: (name: string, world: World) => Promise<WorldHead>;
  readonly read: (id: string) => Promise<ReadWorld>;
  readonly rename: (id: string, name: string) => Promise<void>;
  /** Brings in the world of before worlds had names, and forgets what was thrown away long ago. */
  readonly prepare: () => Promise<void>;
}

export function createStoredWorlds(ports: BenchPorts): StoredWorlds {
  const { shelf, firstName, now } = ports;
  let heads: readonly WorldHead[] = [];
  let setAside: readonly string[] = [];

  const refresh = async () => {
    heads = (await shelf.list()).toSorted((one, other) => other.openedAt - one.openedAt);
  };
  const namesBut = (id: string) => heads.filter((head) => head.id !== id).map(({ name }) => name);
  const headFor = (name: string, world: World): WorldHead => ({
    id: ports.newId(),
    name: freeName(tidyName(name) || firstName, namesBut("")),
    createdAt: now(),
    openedAt: now(),
    revision: 0,
    keys: world.keys.size,
    records: world.events.length,
    damaged: false,
    deletedAt: null,
  });
  const create = async (name: string, world: World) => {
    const head = headFor(name, world);
    const { core, records } = await changedParts(world);
    await shelf.create(head, { core, records: records.map((piece) => piece ?? "[]") });
    await refresh();
    return head;
  };

  async function takeInOld(): Promise<void> {
    const text = ports.oldText();
    if (text === null) return;
    const world = await worldOfParts({ core: text, records: [] });
    if (world.ok) await create(firstName, world.value);
    else {
      const head = headFor(firstName, ports.newWorld());
      await shelf.create({ ...head, damaged: true }, { core: text, records: [] });
      setAside = [...setAside, head.name];
      await refresh();
    }
    if (shelf.lasting) ports.forgetOld();
  }

  return {
    heads: () => heads,
    refresh,
    setAside: () => setAside,
    headFor,
    create,
    read: async (id) => {
      const stored = await shelf.read(id);
      if (stored === null || stored.head.deletedAt !== null) return null;
      const world = await worldOfParts(stored.parts);
      if (world.ok) return { head: stored.head, world: world.value };
      if (!stored.head.damaged) setAside = [...setAside, stored.head.name];
      await shelf.edit(id, { damaged: true });
      await refresh();
      return "damaged";
    },
    rename: async (id, name) => {
      const tidy = tidyName(name);
      if (tidy !== "") await shelf.edit(id, { name: freeName(tidy, namesBut(id)) });
      await refresh();
    },
    prepare: async () => {
      await shelf.purge(now() - BRING_BACK_MS);
      await refresh();
      await takeInOld();
    },
  };
}
