import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";

const HASHES = { SHA_256: sha256, SHA_384: sha384, SHA_512: sha512 } as const;
export type HashName = keyof typeof HASHES;

/** The hash that the name of a signing algorithm ends with. */
export function hashName(algorithm: string): HashName {
  return algorithm.slice(-"SHA_256".length) as HashName;
}

/** Bytes of that hash's digest. */
export function digestLength(algorithm: string): number {
  return HASHES[hashName(algorithm)].outputLen;
}

export function digest(algorithm: string, message: Uint8Array): Uint8Array {
  return HASHES[hashName(algorithm)](message);
}
