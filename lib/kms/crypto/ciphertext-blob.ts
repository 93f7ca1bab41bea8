import { concatBytes, fromHex, toHex, utf8 } from "../bytes/bytes.ts";
import type { ByteMeaning, ByteRun } from "../trace/trace.ts";
import { IV_LENGTH, TAG_LENGTH } from "./crypto-port.ts";
import { DERIVATION_NONCE_LENGTH } from "./derive-key.ts";

/**
 * The ciphertext blob, version 1 (docs/ciphertext-blob.md). AWS does not publish its own format and
 * may change it; this one is ours, and says which key and which material made it, so that Decrypt
 * needs no KeyId:
 *
 *   version 1 B | key ARN length 1 B, key ARN | material id 32 B | derivation nonce 16 B | IV 12 B |
 *   ciphertext | tag 16 B
 *
 * Everything before the IV is authenticated together with the encryption context.
 */
export interface CiphertextBlob {
  readonly keyArn: string;
  /** 64 hex digits. */
  readonly materialId: string;
  readonly nonce: Uint8Array;
  readonly iv: Uint8Array;
  /** Ciphertext with the tag behind it. */
  readonly sealed: Uint8Array;
}

const VERSION = 1;
const MATERIAL_ID_LENGTH = 32;
const ARN = /^arn:aws:kms:[a-z0-9-]{1,40}:\d{12}:key\/[a-z0-9-]{1,64}$/;

/** The authenticated part, made before there is an IV or a ciphertext. */
export function encodeHeader({
  keyArn,
  materialId,
  nonce,
}: Pick<CiphertextBlob, "keyArn" | "materialId" | "nonce">): Uint8Array {
  const arn = utf8(keyArn);
  return concatBytes(Uint8Array.of(VERSION, arn.length), arn, fromHex(materialId), nonce);
}

export function encodeBlob(blob: CiphertextBlob): Uint8Array {
  return concatBytes(encodeHeader(blob), blob.iv, blob.sealed);
}

/** @returns null for anything that is not a whole blob of this version. Reads no further than the bytes go. */
export function parseBlob(bytes: Uint8Array): CiphertextBlob | null {
  const arnLength = bytes[1] ?? 0;
  const fixed = MATERIAL_ID_LENGTH + DERIVATION_NONCE_LENGTH + IV_LENGTH + TAG_LENGTH;
  if (bytes[0] !== VERSION || bytes.length < 2 + arnLength + fixed + 1) return null;
  const take = reader(bytes, 2);
  const keyArn = Array.from(take(arnLength), (byte) => String.fromCharCode(byte)).join("");
  if (!ARN.test(keyArn)) return null;
  return {
    keyArn,
    materialId: toHex(take(MATERIAL_ID_LENGTH)),
    nonce: take(DERIVATION_NONCE_LENGTH),
    iv: take(IV_LENGTH),
    sealed: bytes.subarray(bytes.length - take.left()),
  };
}

/**
 * The labelled runs of a blob, for the byte map.
 * @param sealedAs what the sealed part is: ciphertext, or an encrypted data key.
 */
export function blobRuns(bytes: Uint8Array, sealedAs: "ciphertext" | "encrypted-data-key" = "ciphertext"): ByteRun[] {
  const arnLength = bytes[1] ?? 0;
  const sealedLength =
    bytes.length - 2 - arnLength - MATERIAL_ID_LENGTH - DERIVATION_NONCE_LENGTH - IV_LENGTH - TAG_LENGTH;
  const parts: readonly (readonly [number, ByteMeaning, ByteRun["field"]])[] = [
    [1, "key-identity", "format-version"],
    [1 + arnLength, "key-identity", "key-id"],
    [MATERIAL_ID_LENGTH, "key-material", "material-id"],
    [DERIVATION_NONCE_LENGTH, "iv", "derivation-nonce"],
    [IV_LENGTH, "iv", "iv"],
    [sealedLength, sealedAs, sealedAs],
    [TAG_LENGTH, "tag", "tag"],
  ];
  let offset = 0;
  return parts.map(([length, meaning, field]) => {
    const run = { offset, length, meaning, field };
    offset += length;
    return run;
  });
}

function reader(bytes: Uint8Array, start: number) {
  let offset = start;
  const take = (length: number) => bytes.subarray(offset, (offset += length));
  return Object.assign(take, { left: () => bytes.length - offset });
}
