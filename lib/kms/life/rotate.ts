import { serviceEvent } from "../cloudtrail/service-event.ts";
import type { RandomBytes } from "../crypto/random.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { newMaterial } from "../keys/new-material.ts";
import { relatedKeys, sharedChanges } from "../keys/multi-region.ts";
import type { Change, KmsKey, RotationType, World } from "../world/world.ts";

/**
 * What a rotation does: new material beside the old, the same key; imported material that waits for it
 * becomes the current one. An automatic one also sets the
 * next date; one on demand leaves the schedule alone.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export function rotationChanges(
  world: Readonly<World>,
  key: KmsKey,
  type: RotationType,
  at: number,
  random: RandomBytes,
): Change[] {
  const waiting = key.materials.find(({ pending }) => pending);
  const material = waiting
    ? { ...waiting, pending: false, createdAt: at, rotation: type }
    : newMaterial(random, at, type);
  const rotation =
    type === "AUTOMATIC" && key.rotation
      ? { ...key.rotation, nextAt: at + key.rotation.periodDays * DAY }
      : key.rotation;
  const event = serviceEvent("RotateKey", key, at, random, {
    rotationType: type,
    keyOrigin: key.origin,
    previousKeyMaterialId: currentMaterial(key).id,
    currentKeyMaterialId: material.id,
    keyId: key.keyId,
  });
  const rotated = { ...key, rotation, materials: [...key.materials.filter(({ pending }) => !pending), material] };
  const copied = relatedKeys(world, key).map((other) => serviceEvent("SynchronizeMultiRegionKey", other, at, random));
  return [
    ...sharedChanges(world, rotated),
    ...[event, ...copied].map((one): Change => ({ kind: "record-event", event: one })),
  ];
}

/** Milliseconds. */
export const DAY = 86_400_000;
