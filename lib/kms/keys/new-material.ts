import { toHex } from "../bytes/bytes.ts";
import type { RandomBytes } from "../crypto/random.ts";
import type { KeyMaterial, RotationType } from "../world/world.ts";

const MATERIAL_LENGTH = 32;
const MATERIAL_ID_LENGTH = 32;

/** Fresh symmetric material. Its id is random too, so it gives nothing of the material away. */
export function newMaterial(random: RandomBytes, now: number, rotation: RotationType | null): KeyMaterial {
  return { id: toHex(random(MATERIAL_ID_LENGTH)), bytes: random(MATERIAL_LENGTH), createdAt: now, rotation };
}
