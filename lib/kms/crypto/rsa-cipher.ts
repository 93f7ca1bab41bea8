import type { CallContext } from "../operations/operation.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { keyThing } from "../keys/usable-key.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { KmsKey } from "../world/world.ts";

/** RSA-OAEP under a KMS key (RFC 8017). Its ciphertext is bare: it names no key and carries no context. */
type OaepHash = "SHA_1" | "SHA_256";

const HASH_LENGTH = { SHA_1: 20, SHA_256: 32 } as const;

function hashOf(algorithm: string): OaepHash {
  return algorithm === "RSAES_OAEP_SHA_1" ? "SHA_1" : "SHA_256";
}

/** Bytes. */
function modulusLength({ keySpec }: KmsKey): number {
  return Number(keySpec.slice("RSA_".length)) / 8;
}

/** @returns the service's sentence for a plaintext that the key cannot hold, or null. */
export function oaepLengthError(key: KmsKey, algorithm: string, plaintext: Uint8Array): KmsError | null {
  const most = modulusLength(key) - 2 * HASH_LENGTH[hashOf(algorithm)] - 2;
  if (plaintext.length <= most) return null;
  const message = `Algorithm ${algorithm} and key spec ${key.keySpec} cannot encrypt data larger than ${most} bytes.`;
  return kmsError("ValidationException", message);
}

/** @param thing the plaintext in the trace. @returns the ciphertext, and its thing. */
export async function sealWithRsa(
  context: CallContext,
  key: KmsKey,
  algorithm: string,
  { bytes, thing }: { readonly bytes: Uint8Array; readonly thing: string },
) {
  const { crypto, trace, operation } = context;
  const publicKey = currentMaterial(key).publicKey ?? new Uint8Array();
  const blob = await (await crypto.rsa()).encrypt(hashOf(algorithm), publicKey, bytes);
  const sealed = trace.thing({ kind: "ciphertext", meaning: "ciphertext", bytes: blob });
  trace.step({
    kind: "encrypt",
    operation,
    at: "kms",
    appears: [{ thing: sealed, at: "kms" }],
    uses: [keyThing(key, context), thing],
    detail: { algorithm, plaintextBytes: bytes.length, blobBytes: blob.length },
  });
  return { blob, thing: sealed };
}

/** @returns null for bytes that this key did not encrypt so. */
export async function openWithRsa(
  context: CallContext,
  key: KmsKey,
  algorithm: string,
  { bytes, thing }: { readonly bytes: Uint8Array; readonly thing: string },
) {
  const { crypto, trace, operation } = context;
  // Some WebCrypto implementations take a ciphertext that lacks its leading zeros.
  if (bytes.length !== modulusLength(key)) return null;
  const plaintext = await (await crypto.rsa()).decrypt(hashOf(algorithm), currentMaterial(key).bytes, bytes);
  if (plaintext === null) return null;
  const opened = trace.thing({ kind: "plaintext", meaning: "plaintext", bytes: plaintext });
  trace.step({
    kind: "decrypt",
    operation,
    at: "kms",
    appears: [{ thing: opened, at: "kms" }],
    uses: [keyThing(key, context), thing],
    detail: { algorithm, plaintextBytes: plaintext.length },
  });
  return { plaintext, thing: opened };
}
