import type { World } from "./world.ts";

/**
 * The world as it is now, for an undo or a save: what is done to either afterwards does not show in
 * the other. Keys, records and all other values of a world are never changed in place, so that only
 * the collections are copied: a tenth of a millisecond for 500 keys and 10,000 records.
 */
export function copyWorld(world: Readonly<World>): World {
  return {
    ...world,
    keys: new Map(world.keys),
    aliases: new Map(world.aliases),
    keyStores: new Map(world.keyStores),
    identities: new Map(world.identities),
    sessions: new Map(world.sessions),
    lastUsage: new Map(world.lastUsage),
    resources: new Map(world.resources),
    requests: new Map(world.requests),
    endedKeys: [...world.endedKeys],
    events: [...world.events],
  };
}

/** Whether two states of a world are one: the same values by identity, so that a change back is a change. */
export function sameWorld(one: Readonly<World>, other: Readonly<World>): boolean {
  return (
    one.now === other.now &&
    one.consistency === other.consistency &&
    one.guardrails === other.guardrails &&
    sameList(one.events, other.events) &&
    sameList(one.endedKeys, other.endedKeys) &&
    MAPS.every((name) => sameMap(one[name], other[name]))
  );
}

const MAPS = [
  "keys",
  "aliases",
  "keyStores",
  "identities",
  "sessions",
  "lastUsage",
  "resources",
  "requests",
] as const satisfies readonly (keyof World)[];

function sameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** The order counts: a list of keys shows it. */
function sameMap(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return sameList([...one.keys()], [...other.keys()]) && sameList([...one.values()], [...other.values()]);
}
