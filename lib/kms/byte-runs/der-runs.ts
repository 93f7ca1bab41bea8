import { equalBytes, fromHex, toHex } from "../bytes/bytes.ts";
import { TAG } from "../crypto/asymmetric/der.ts";
import type { ByteRun } from "../trace/trace.ts";
import { createRunWriter, type RunWriter } from "./run-writer.ts";

const INTEGER = 0x02;
const NULL = 0x05;
const RSA = fromHex("2a864886f70d010101");
const ELLIPTIC = fromHex("2a8648ce3d0201");

/**
 * The runs of an ECDSA signature in DER: two numbers in a sequence (RFC 3279, section 2.2.3).
 * @returns null for bytes that are not exactly that.
 */
export function ecdsaSignatureRuns(bytes: Uint8Array): ByteRun[] | null {
  const write = createRunWriter(bytes);
  if (open(write, bytes, TAG.sequence, bytes.length, true) === null) return null;
  for (const field of ["signature-r", "signature-s"] as const) {
    const length = open(write, bytes, INTEGER);
    if (length === null) return null;
    write.take(length, "signature", field);
  }
  return write.left() === 0 ? write.runs() : null;
}

/**
 * The runs of a public key as SubjectPublicKeyInfo (RFC 5280): what kind it is, and its numbers.
 * @returns null for bytes that are not exactly that.
 */
export function publicKeyRuns(bytes: Uint8Array): ByteRun[] | null {
  const write = createRunWriter(bytes);
  if (open(write, bytes, TAG.sequence, bytes.length, true) === null) return null;
  const kind = algorithm(write, bytes);
  const length = kind === null ? null : open(write, bytes, TAG.bitString, bytes.length, true);
  if (kind === null || length === null || length < 2) return null;
  if (write.take(1, "structure", "unused-bits")[0] !== 0) return null;
  if (equalBytes(kind, RSA)) return rsaNumbers(write, bytes);
  if (equalBytes(kind, ELLIPTIC) && bytes[write.offset()] === 4) {
    write.take(1, "structure", "point-form");
    const half = write.left() / 2;
    write.take(half, "key-identity", "point-x");
    write.take(half, "key-identity", "point-y");
  } else {
    write.take(write.left(), "key-identity", "public-key");
  }
  return write.left() === 0 ? write.runs() : null;
}

/** @returns the identifier of the kind of key. */
function algorithm(write: RunWriter, bytes: Uint8Array): Uint8Array | null {
  const length = open(write, bytes, TAG.sequence);
  if (length === null) return null;
  const end = write.offset() + length;
  const kind = open(write, bytes, TAG.oid, end);
  if (kind === null) return null;
  const identifier = write.take(kind, "structure", "algorithm-id");
  if (write.offset() === end) return identifier;
  if (bytes[write.offset()] === NULL) {
    write.take(2, "structure", "der");
  } else {
    const curve = open(write, bytes, TAG.oid, end);
    if (curve === null) return null;
    write.take(curve, "structure", "curve-id");
  }
  return write.offset() === end ? identifier : null;
}

function rsaNumbers(write: RunWriter, bytes: Uint8Array): ByteRun[] | null {
  if (open(write, bytes, TAG.sequence, bytes.length, true) === null) return null;
  for (const field of ["modulus", "exponent"] as const) {
    const length = open(write, bytes, INTEGER);
    if (length === null) return null;
    write.take(length, "key-identity", field);
  }
  return write.left() === 0 ? write.runs() : null;
}

/**
 * Labels a tag and a length.
 * @param end where the value ends at the latest. @param exactly that it ends there and not before.
 * @returns how long the value is, or null where this is no such value, or one that does not fit.
 */
function open(write: RunWriter, bytes: Uint8Array, tag: number, end = bytes.length, exactly = false): number | null {
  const at = write.offset();
  const first = bytes[at + 1];
  if (bytes[at] !== tag || first === undefined) return null;
  const more = first < 0x80 ? 0 : first - 0x80;
  // A length of no bytes (0x80) is not DER, and nothing here is longer than three say.
  if (first === 0x80 || more > 3 || at + 2 + more > end) return null;
  const length = more === 0 ? first : Number.parseInt(toHex(bytes.subarray(at + 2, at + 2 + more)), 16);
  const valueEnd = at + 2 + more + length;
  if (length === 0 || (exactly ? valueEnd !== end : valueEnd > end)) return null;
  write.take(2 + more, "structure", "der");
  return length;
}
