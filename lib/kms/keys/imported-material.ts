import { toHex, utf8 } from "../bytes/bytes.ts";
import type { CryptoPort } from "../crypto/crypto-port.ts";
import { leads } from "./multi-region.ts";
import type { ImportedMaterial, KeyMaterial, KmsKey } from "../world/world.ts";

/**
 * The id of imported bytes: the same bytes imported again into the same key have the same one, so that
 * nothing else of them has to be kept.
 */
export async function importedMaterialId(crypto: CryptoPort, key: KmsKey, bytes: Uint8Array): Promise<string> {
  return toHex(await crypto.hmacSha256(bytes, utf8(`material of ${key.keyId}`)));
}

/** The key with material that was imported: anew, or once more. It is usable when none is missing. */
export function withMaterial(
  key: KmsKey,
  {
    id,
    bytes,
    publicKey,
    now,
    imported,
  }: {
    readonly id: string;
    readonly bytes: Uint8Array;
    readonly publicKey: Uint8Array | null;
    readonly now: number;
    readonly imported: ImportedMaterial;
  },
): KmsKey {
  const known = key.materials.some((material) => material.id === id);
  const fresh: KeyMaterial = {
    id,
    bytes,
    publicKey,
    createdAt: now,
    rotation: null,
    pending: key.materials.length > 0,
    imported,
  };
  const materials = known
    ? key.materials.map((material) => (material.id === id ? { ...material, bytes, publicKey, imported } : material))
    : [...key.materials, fresh];
  const state = key.state === "PendingImport" && isComplete({ materials }) ? "Enabled" : key.state;
  return { ...key, materials, state };
}

/** Whether a key has all its material: an imported one may have lost some. */
export function isComplete({ materials }: Pick<KmsKey, "materials">): boolean {
  const used = materials.filter(({ pending }) => !pending);
  return used.length > 0 && used.every(({ imported }) => imported === null || imported.present);
}

/** The key without the bytes of a material: it waits for them, unless they were not in use yet. A replica keeps its primary's list. */
export function withoutMaterial(key: KmsKey, id: string): KmsKey {
  const gone = key.materials.find((material) => material.id === id);
  if (gone?.pending === true && leads(key))
    return { ...key, materials: key.materials.filter((material) => material.id !== id) };
  const materials = key.materials.map((material) =>
    material.id === id && material.imported
      ? { ...material, bytes: new Uint8Array(), imported: { ...material.imported, present: false } }
      : material,
  );
  const state = key.deletion || isComplete({ materials }) ? key.state : "PendingImport";
  return { ...key, materials, state };
}
