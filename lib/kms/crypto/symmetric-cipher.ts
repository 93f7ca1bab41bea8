import { concatBytes } from "../bytes/bytes.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { externalKey } from "../keys/key-store.ts";
import { keyThing } from "../keys/usable-key.ts";
import type { CallContext } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";
import { blobRuns, type CiphertextBlob, encodeBlob, encodeHeader } from "./ciphertext-blob.ts";
import { IV_LENGTH } from "./crypto-port.ts";
import { deriveMessageKey, DERIVATION_NONCE_LENGTH } from "./derive-key.ts";
import { encodeContext, type EncryptionContext, isEmptyContext } from "./encryption-context.ts";

/** What is sealed: somebody's plaintext, or a data key that the call has just made. */
export type SealedKind = "ciphertext" | "encrypted-data-key";

interface Sealed {
  readonly blob: Uint8Array;
  /** The blob in the trace, inside KMS. */
  readonly thing: string;
  readonly materialId: string;
}

/**
 * Encrypts under a key's current material: a fresh message key, a fresh IV, AES-256-GCM with the
 * blob's header and the encryption context as additional authenticated data.
 * @param plaintextThing the plaintext in the trace.
 */
export async function sealUnderKey(
  context: CallContext,
  key: KmsKey,
  { bytes, thing: plaintextThing }: { readonly bytes: Uint8Array; readonly thing: string },
  encryptionContext: EncryptionContext | undefined,
  kind: SealedKind,
): Promise<Sealed> {
  const { crypto, random, trace, operation } = context;
  const material = currentMaterial(key);
  const identity = { keyArn: key.arn, materialId: material.id, nonce: random(DERIVATION_NONCE_LENGTH) };
  const messageKey = await deriveMessageKey(crypto, material.bytes, identity.nonce);
  const derived = deriveStep(context, key, material.id);
  const iv = random(IV_LENGTH);
  const aad = concatBytes(encodeHeader(identity), encodeContext(encryptionContext));
  const inner = await crypto.aesGcmSeal(messageKey, iv, aad, bytes);
  const external = externalKey(context.world, key);
  const sealed = external === null ? inner : await sealAgain(context, external, aad, inner);
  const blob = encodeBlob({ ...identity, iv, sealed });
  messageKey.fill(0);
  const thing = trace.thing({ kind, meaning: kind, bytes: blob, runs: blobRuns(blob, kind) });
  trace.step({
    kind: "encrypt",
    operation,
    at: "kms",
    appears: [{ thing, at: "kms" }],
    disappears: [{ thing: derived, at: "kms", why: "wiped" }],
    uses: [derived, plaintextThing, ...contextThings(context, encryptionContext)],
    detail: { algorithm: "AES-256-GCM", plaintextBytes: bytes.length, blobBytes: blob.length },
  });
  return { blob, thing, materialId: material.id };
}

/**
 * Decrypts a parsed blob with the material that made it.
 * @returns null when that material is not the key's, or the bytes or the context are not those it was
 * made with. Says nothing about which.
 */
export async function openUnderKey(
  context: CallContext,
  key: KmsKey,
  blob: CiphertextBlob,
  blobThing: string,
  encryptionContext: EncryptionContext | undefined,
): Promise<Uint8Array | null> {
  const { crypto, trace, operation } = context;
  const material = key.materials.find((candidate) => candidate.id === blob.materialId);
  if (!material) return null;
  const messageKey = await deriveMessageKey(crypto, material.bytes, blob.nonce);
  const derived = deriveStep(context, key, material.id);
  const aad = concatBytes(encodeHeader(blob), encodeContext(encryptionContext));
  const external = externalKey(context.world, key);
  const inner = external === null ? blob.sealed : await openOuter(context, external, aad, blob.sealed);
  const plaintext = inner === null ? null : await crypto.aesGcmOpen(messageKey, blob.iv, aad, inner);
  messageKey.fill(0);
  if (plaintext === null) return null;
  const kind = trace.meaningOf(blobThing) === "encrypted-data-key" ? "data-key" : "plaintext";
  trace.step({
    kind: "decrypt",
    operation,
    at: "kms",
    appears: [{ thing: trace.thing({ kind, meaning: kind, bytes: plaintext }), at: "kms" }],
    disappears: [{ thing: derived, at: "kms", why: "wiped" }],
    uses: [derived, blobThing, ...contextThings(context, encryptionContext)],
    detail: { algorithm: "AES-256-GCM", plaintextBytes: plaintext.length },
  });
  return plaintext;
}

/**
 * The second layer of an external key store, which its key manager lays over the first: neither KMS nor
 * the key manager alone can open it. https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html
 */
async function sealAgain({ crypto, random }: CallContext, external: Uint8Array, aad: Uint8Array, inner: Uint8Array) {
  const iv = random(IV_LENGTH);
  return concatBytes(iv, await crypto.aesGcmSeal(external, iv, aad, inner));
}

async function openOuter({ crypto }: CallContext, external: Uint8Array, aad: Uint8Array, sealed: Uint8Array) {
  return await crypto.aesGcmOpen(external, sealed.subarray(0, IV_LENGTH), aad, sealed.subarray(IV_LENGTH));
}

/** The encryption context in the picture, if the call has one. */
export function contextThings({ trace }: Pick<CallContext, "trace">, context: EncryptionContext | undefined): string[] {
  if (isEmptyContext(context)) return [];
  const text = JSON.stringify(context);
  return [
    trace.thing({ kind: "context", meaning: "context", bytes: new TextEncoder().encode(text), key: `context ${text}` }),
  ];
}

function deriveStep(context: CallContext, key: KmsKey, materialId: string): string {
  const { trace, operation } = context;
  // Drawn only in stories that tell versions apart: after a rotation, an import.
  const material = trace.findByKey(`material ${materialId}`);
  const derived = trace.thing({ kind: "derived-key", meaning: "key-material", bytes: null });
  trace.step({
    kind: "derive-key",
    operation,
    at: "kms",
    appears: [{ thing: derived, at: "kms" }],
    uses: [keyThing(key, context), ...(material === null ? [] : [material])],
    detail: { function: "HMAC-SHA-256 (SP 800-108)", material: materialId.slice(0, 8) },
  });
  return derived;
}
