import { invariant } from "../../../result.ts";
import { concatBytes, equalBytes, fromHex, toHex } from "../../bytes/bytes.ts";
import type { KeySpec } from "../../keys/key-spec.ts";
import { bitString, der, TAG } from "./der.ts";

/**
 * Public keys as SubjectPublicKeyInfo (RFC 5280) and private keys as PKCS#8 (RFC 5208), in DER, as the
 * service gives them. RSA keys come from WebCrypto in these forms already.
 */
const EC = "06072a8648ce3d0201";
/** The algorithm's identifier, and how long a public key is: an uncompressed point, or the raw key. */
const FORMATS: Readonly<Partial<Record<KeySpec, readonly [identifier: string, length: number]>>> = {
  ECC_NIST_P256: [`${EC}06082a8648ce3d030107`, 65],
  ECC_NIST_P384: [`${EC}06052b81040022`, 97],
  ECC_NIST_P521: [`${EC}06052b81040023`, 133],
  ECC_SECG_P256K1: [`${EC}06052b8104000a`, 65],
  ECC_NIST_EDWARDS25519: ["06032b6570", 32],
  ML_DSA_44: ["0609608648016503040311", 1312],
  ML_DSA_65: ["0609608648016503040312", 1952],
  ML_DSA_87: ["0609608648016503040313", 2592],
  ML_KEM_512: ["0609608648016503040401", 800],
  ML_KEM_768: ["0609608648016503040402", 1184],
  ML_KEM_1024: ["0609608648016503040403", 1568],
};

function formatOf(spec: KeySpec): readonly [identifier: string, length: number] {
  const format = FORMATS[spec];
  invariant(format, `${spec} has a key format of ours`);
  return format;
}

function algorithm(spec: KeySpec): Uint8Array {
  return der(TAG.sequence, fromHex(formatOf(spec)[0]));
}

/** @param key the point (uncompressed), or the raw public key. */
export function toSpki(spec: KeySpec, key: Uint8Array): Uint8Array {
  return der(TAG.sequence, algorithm(spec), bitString(key));
}

/** The inverse, for keys of this very spec. @returns null for anything else. */
export function fromSpki(spec: KeySpec, spki: Uint8Array): Uint8Array | null {
  const key = spki.subarray(Math.max(0, spki.length - formatOf(spec)[1]));
  return equalBytes(toSpki(spec, key), spki) ? key : null;
}

/**
 * The scalar or seed in a PKCS#8 of this spec. Where it stands follows from the identifier and the
 * length; what may come after it (attributes, the public key) is not looked at.
 * @returns null for anything else.
 */
export function fromPkcs8(spec: KeySpec, encoded: Uint8Array, length: number): Uint8Array | null {
  const [identifier] = formatOf(spec);
  // The integer 1 before a curve's scalar; nothing before the seed of Ed25519.
  const version = spec === "ECC_NIST_EDWARDS25519" ? "" : "020101";
  const size = length.toString(16).padStart(2, "0");
  const [, secret] =
    new RegExp(`^30.*${identifier}04(?:..|81..)(?:30(?:..|81..))?${version}04${size}(.{${2 * length}})`).exec(
      toHex(encoded),
    ) ?? [];
  return secret === undefined ? null : fromHex(secret);
}

const INTEGER = 0x02;
const ZERO = Uint8Array.of(INTEGER, 1, 0);
const ONE = Uint8Array.of(INTEGER, 1, 1);

/** RFC 5915 for curves, RFC 8410 for Ed25519, the seed form of RFC 9881 and RFC 9935 for ML-DSA and ML-KEM. */
export function toPkcs8(spec: KeySpec, secret: Uint8Array, point: Uint8Array): Uint8Array {
  if (spec === "ECC_NIST_EDWARDS25519") return pkcs8(spec, der(TAG.octetString, secret));
  if (spec.startsWith("ML_")) return pkcs8(spec, der(TAG.context0, secret));
  const key = der(TAG.sequence, ONE, der(TAG.octetString, secret), der(TAG.context1, bitString(point)));
  return pkcs8(spec, key);
}

function pkcs8(spec: KeySpec, key: Uint8Array): Uint8Array {
  return der(TAG.sequence, concatBytes(ZERO, algorithm(spec), der(TAG.octetString, key)));
}
