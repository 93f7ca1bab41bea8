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
  /** RSA, loaded when it is first needed. */
  readonly rsa: () => Promise<RsaPort>;
}

/** RSA (RFC 8017) with keys as PKCS#8 and SubjectPublicKeyInfo in DER. */
export interface RsaPort {
  readonly generate: (bits: number) => Promise<{ readonly secret: Uint8Array; readonly publicKey: Uint8Array }>;
  /** Hashes the message and signs; a PSS salt is as long as the hash. */
  readonly sign: (padding: RsaPadding, hash: RsaHash, secret: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;
  readonly verify: (
    padding: RsaPadding,
    hash: RsaHash,
    publicKey: Uint8Array,
    signature: Uint8Array,
    message: Uint8Array,
  ) => Promise<boolean>;
  /** OAEP. @param plaintext no longer than the key and the hash allow. */
  readonly encrypt: (hash: RsaHash, publicKey: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>;
  /** @returns null when the padding does not fit. */
  readonly decrypt: (hash: RsaHash, secret: Uint8Array, ciphertext: Uint8Array) => Promise<Uint8Array | null>;
  /** Modulus, primes, exponents and coefficient (RFC 8017, section 3.2), big-endian. */
  readonly privateNumbers: (
    secret: Uint8Array,
  ) => Promise<Readonly<Record<"n" | "p" | "q" | "dp" | "dq" | "qi", Uint8Array>>>;
  /** The public half, of a PKCS#8. @returns null for bytes that are no RSA private key. */
  readonly publicKeyOf: (secret: Uint8Array) => Promise<Uint8Array | null>;
  readonly publicNumbers: (publicKey: Uint8Array) => Promise<{ readonly n: Uint8Array; readonly e: Uint8Array }>;
}

type RsaPadding = "PSS" | "PKCS1";
type RsaHash = "SHA_1" | "SHA_256" | "SHA_384" | "SHA_512";

export const IV_LENGTH = 12;
export const TAG_LENGTH = 16;

/** What is used of WebCrypto; the caller passes its own, since a core reaches for no globals. */
export type SubtleLike = Pick<
  SubtleCrypto,
  "digest" | "encrypt" | "decrypt" | "exportKey" | "generateKey" | "importKey" | "sign" | "verify"
>;
