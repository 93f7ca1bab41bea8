import { serviceEvent } from "../cloudtrail/service-event.ts";
import type { RandomBytes } from "../crypto/random.ts";
import type { Change, KeyMaterial, KmsKey, World } from "../world/world.ts";
import { withoutMaterial } from "../keys/imported-material.ts";
import { keyStoreChanges, settledKeyStore } from "../keys/key-store.ts";
import { leads, relatedKeys } from "../keys/multi-region.ts";
import { DAY, rotationChanges } from "./rotate.ts";

/** The moment at which KMS next does something to this key by itself, or null. */
function dueAt(key: KmsKey): number | null {
  if (key.transition) return key.transition.at;
  if (key.deletion) return key.deletion.at;
  const expiry = nextExpiry(key);
  if (expiry) return expiry.imported?.expiresAt ?? null;
  // A disabled key is not rotated; enabled after its date, it is rotated at once.
  if (key.rotation && key.state === "Enabled" && leads(key)) return key.rotation.nextAt;
  return null;
}

/** The imported material that expires first, of those that are there. Imported keys do not rotate by themselves. */
function nextExpiry(key: KmsKey): KeyMaterial | null {
  const expiring = key.materials.filter(({ imported }) => imported?.present === true && imported.expiresAt !== null);
  return expiring.toSorted((left, right) => expiryOf(left) - expiryOf(right))[0] ?? null;
}

function expiryOf({ imported }: KeyMaterial): number {
  return imported?.expiresAt ?? Infinity;
}

/** Something that happens by itself at its time. */
export interface Due {
  readonly at: number;
  /** @param now no earlier than `at`. */
  readonly changes: (now: number, random: RandomBytes) => Change[];
}

/** What comes first, not after `until`. Of two at the same time the key store's, then the older key's. */
export function nextDue(world: Readonly<World>, until: number): Due | null {
  let first: Due | null = null;
  const offer = (at: number | null, changes: Due["changes"]) => {
    if (at !== null && at <= until && (first === null || at < first.at)) first = { at, changes };
  };
  for (const store of world.keyStores.values()) {
    offer(store.settlesAt, () => keyStoreChanges(world, settledKeyStore(store)));
  }
  for (const key of world.keys.values()) {
    offer(dueAt(key), (now, random) => dueChanges(world, key, now, random));
  }
  return first;
}

/** When a change may bring the next thing that is due nearer. */
export function dueOfChange(change: Change): number | null {
  if (change.kind === "put-key") return dueAt(change.key);
  return change.kind === "put-key-store" ? change.keyStore.settlesAt : null;
}

/** What KMS does to a key whose time has come. @param at no earlier than the world's clock. */
function dueChanges(world: Readonly<World>, key: KmsKey, at: number, random: RandomBytes): Change[] {
  if (key.transition) {
    return [{ kind: "put-key", key: { ...key, state: key.transition.state, transition: null } }];
  }
  const expired = key.deletion ? null : nextExpiry(key);
  if (expired) {
    return [
      { kind: "put-key", key: withoutMaterial(key, expired.id) },
      { kind: "record-event", event: serviceEvent("DeleteExpiredKeyMaterial", key, at, random) },
    ];
  }
  if (!key.deletion) return rotationChanges(world, key, "AUTOMATIC", at, random);
  return deletionChanges(world, key, at, random);
}

function deletionChanges(world: Readonly<World>, key: KmsKey, at: number, random: RandomBytes): Change[] {
  const aliases = [...world.aliases.values()].filter(
    (alias) => alias.targetKeyId === key.keyId && alias.region === key.region && alias.accountId === key.accountId,
  );
  return [
    ...aliases.map(({ arn }) => ({ kind: "delete-alias" as const, arn })),
    { kind: "delete-key", arn: key.arn },
    ...relatedKeys(world, key).map((other): Change => ({ kind: "put-key", key: withoutRegion(other, key.region, at) })),
    { kind: "record-event", event: serviceEvent("DeleteKey", key, at, random) },
  ];
}

/** A related key after one was deleted. The last replica's end lets the primary's own waiting period begin. */
function withoutRegion(key: KmsKey, region: string, at: number): KmsKey {
  const regions = (key.multiRegion?.regions ?? []).filter((other) => other !== region);
  const left = { ...key, multiRegion: key.multiRegion && { ...key.multiRegion, regions } };
  if (key.state !== "PendingReplicaDeletion" || key.deletion === null || regions.length > 1) return left;
  return { ...left, state: "PendingDeletion", deletion: { ...key.deletion, at: at + key.deletion.windowDays * DAY } };
}
