import { invariant } from "../../result.ts";
import type { KeyMaterial, KmsKey } from "../world/world.ts";

/** The material that new ciphertexts are made with. A key that may be used has it. */
export function currentMaterial(key: KmsKey): KeyMaterial {
  const material = findCurrentMaterial(key);
  invariant(material, "a key that may be used has material");
  return material;
}

/** The same, or null for a key that still waits for its first import. Its bytes may be gone. */
export function findCurrentMaterial(key: KmsKey): KeyMaterial | null {
  return key.materials.findLast(({ pending }) => !pending) ?? null;
}
