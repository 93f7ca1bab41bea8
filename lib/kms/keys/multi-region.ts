import type { Change, KeyMaterial, KmsKey, World } from "../world/world.ts";
import { keyArn } from "./find-key.ts";

/** Whether rotation and replication are this key's business: a key of one Region, or the primary of several. */
export function leads({ multiRegion, region }: Pick<KmsKey, "multiRegion" | "region">): boolean {
  return multiRegion === null || multiRegion.primaryRegion === region;
}

/** The other keys of a multi-Region set, in order of creation. */
export function relatedKeys(world: Readonly<World>, { multiRegion, region, accountId, keyId }: KmsKey): KmsKey[] {
  const others = (multiRegion?.regions ?? []).filter((other) => other !== region);
  return others.flatMap((other) => world.keys.get(keyArn(other, accountId, keyId)) ?? []);
}

/**
 * The changes that write a key and, to those related to it, what they share: material, rotation, and
 * who is primary. Policy, grants, tags, description and state are each key's own.
 * https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export function sharedChanges(world: Readonly<World>, key: KmsKey): Change[] {
  const { rotation, multiRegion, materials } = key;
  const related = relatedKeys(world, key).map((other) => ({
    ...other,
    rotation,
    multiRegion,
    materials: materials.map((material) => materialIn(other, material)),
  }));
  return [key, ...related].map((changed) => ({ kind: "put-key", key: changed }));
}

/** Material that KMS made is copied to all Regions; imported material has to be imported in each. */
export function materialIn({ materials }: Pick<KmsKey, "materials">, shared: KeyMaterial): KeyMaterial {
  if (shared.imported === null) return shared;
  const own = materials.find(({ id }) => id === shared.id);
  const { bytes, imported } = own ?? { bytes: new Uint8Array(), imported: ABSENT };
  return { ...shared, bytes, imported };
}

const ABSENT = { present: false, expiresAt: null, description: null } as const;

/** Whether a material is there in every Region that its key is in. */
export function isEverywhere(world: Readonly<World>, key: KmsKey, id: string): boolean {
  return [key, ...relatedKeys(world, key)].every(({ materials }) =>
    materials.some((material) => material.id === id && material.imported?.present !== false),
  );
}
