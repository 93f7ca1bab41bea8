import { aeskwp } from "@noble/ciphers/aes.js";

import type { ImportJob } from "../world/world.ts";
import type { RsaPort } from "./crypto-port.ts";

/**
 * Takes imported material out of its wrapping: RSA-OAEP (RFC 8017), or RSA-OAEP around an AES key and
 * that around the material (AES-KWP, RFC 5649).
 * @returns null for bytes that were not wrapped for this job.
 */
export async function unwrapMaterial(
  rsa: RsaPort,
  { wrappingAlgorithm, secret }: Pick<ImportJob, "wrappingAlgorithm" | "secret">,
  wrapped: Uint8Array,
): Promise<Uint8Array | null> {
  const hash = wrappingAlgorithm.endsWith("SHA_1") ? "SHA_1" : "SHA_256";
  if (wrappingAlgorithm.startsWith("RSAES_OAEP")) return await rsa.decrypt(hash, secret, wrapped);
  const { n } = await rsa.privateNumbers(secret);
  const aesKey = await rsa.decrypt(hash, secret, wrapped.subarray(0, n.length));
  if (aesKey === null || ![16, 24, 32].includes(aesKey.length)) return null;
  try {
    return aeskwp(aesKey).decrypt(wrapped.subarray(n.length));
  } catch {
    // The integrity check of the wrapping does not fit.
    return null;
  }
}
