/**
 * The cryptography that the simulator needs, as a port: the page and the worker pass WebCrypto, a
 * server may pass something faster. Implementations are held to the same vectors.
 */
export interface CryptoPort {
  /** HMAC-SHA-256 (RFC 2104): 32 bytes. */
  readonly hmacSha256: (key: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  readonly sha256: (message: Uint8Array) => Promise<Uint8Array>;
  /** AES-GCM (NIST SP 800-38D), 16-byte tag appended. @param key 16 or 32 bytes. @param iv 12 bytes, never used twice under one key. */
  readonly aesGcmSeal: (key: Uint8Array, iv: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>;
  /** The inverse. @returns null when the tag does not fit; says nothing about why. */
  readonly aesGcmOpen: (
    key: Uint8Array,
    iv: Uint8Array,
    aad: Uint8Array,
    sealed: Uint8Array,
  ) => Promise<Uint8Array | null>;
}

export const IV_LENGTH = 12;
export const TAG_LENGTH = 16;
