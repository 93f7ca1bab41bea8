import { concatBytes, uint32, utf8 } from "../bytes/bytes.ts";
import type { CryptoPort } from "./crypto-port.ts";

const LABEL = utf8("selo-kms/1 AES-256-GCM");
const KEY_BITS = 256;

export const DERIVATION_NONCE_LENGTH = 16;

/**
 * The key of one message: derived from the key material by the counter-mode KDF of NIST SP 800-108
 * with HMAC-SHA-256, so that no AES key is used for two messages (as KMS does inside,
 * https://docs.aws.amazon.com/kms/latest/cryptographic-details/). One round gives all 256 bits:
 * HMAC(material, [1] || label || 0x00 || nonce || [256]).
 * @param material 32 bytes. @param nonce 16 random bytes. @returns 32 bytes.
 */
export function deriveMessageKey(crypto: CryptoPort, material: Uint8Array, nonce: Uint8Array): Promise<Uint8Array> {
  return crypto.hmacSha256(material, concatBytes(uint32(1), LABEL, Uint8Array.of(0), nonce, uint32(KEY_BITS)));
}
