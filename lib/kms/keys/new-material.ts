import { toHex } from "../bytes/bytes.ts";
import { generatePair } from "../crypto/asymmetric/asymmetric.ts";
import type { CryptoPort } from "../crypto/crypto-port.ts";
import type { RandomBytes } from "../crypto/random.ts";
import type { KeyMaterial, RotationType } from "../world/world.ts";
import { familyOf, type KeySpec } from "./key-spec.ts";

const MATERIAL_LENGTH = 32;
const MATERIAL_ID_LENGTH = 32;

/** Fresh symmetric material. Its id is random too, so it gives nothing of the material away. */
export function newMaterial(random: RandomBytes, now: number, rotation: RotationType | null): KeyMaterial {
  const id = toHex(random(MATERIAL_ID_LENGTH));
  return {
    id,
    bytes: random(MATERIAL_LENGTH),
    publicKey: null,
    createdAt: now,
    rotation,
    pending: false,
    imported: null,
  };
}

/** The first material of a key of any spec. */
export async function firstMaterial(
  spec: KeySpec,
  now: number,
  tools: { readonly crypto: CryptoPort; readonly random: RandomBytes },
): Promise<KeyMaterial> {
  const material = newMaterial(tools.random, now, null);
  const family = familyOf(spec);
  if (family === "symmetric") return material;
  if (family === "hmac") return { ...material, bytes: tools.random(Number(spec.slice("HMAC_".length)) / 8) };
  const { secret, publicKey } = await generatePair(spec, tools);
  return { ...material, bytes: secret, publicKey };
}
