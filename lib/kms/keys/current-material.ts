import { invariant } from "../../result.ts";
import type { KeyMaterial, KmsKey } from "../world/world.ts";

/** The material that new ciphertexts are made with: the newest. */
export function currentMaterial(key: KmsKey): KeyMaterial {
  const material = key.materials.at(-1);
  invariant(material, "a symmetric key of KMS origin has material");
  return material;
}
