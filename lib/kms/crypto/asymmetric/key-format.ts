import { concatBytes, fromHex } from "../../bytes/bytes.ts";
import type { KeySpec } from "../../keys/key-spec.ts";
import { bitString, der, TAG } from "./der.ts";

/**
 * Public keys as SubjectPublicKeyInfo (RFC 5280) and private keys as PKCS#8 (RFC 5208), in DER, as the
 * service gives them. RSA keys come from WebCrypto in these forms already.
 */
const EC = "06072a8648ce3d0201";
const ALGORITHM: Readonly<Partial<Record<KeySpec, string>>> = {
  ECC_NIST_P256: `${EC}06082a8648ce3d030107`,
  ECC_NIST_P384: `${EC}06052b81040022`,
  ECC_NIST_P521: `${EC}06052b81040023`,
  ECC_SECG_P256K1: `${EC}06052b8104000a`,
  ECC_NIST_EDWARDS25519: "06032b6570",
  ML_DSA_44: "0609608648016503040311",
  ML_DSA_65: "0609608648016503040312",
  ML_DSA_87: "0609608648016503040313",
  ML_KEM_512: "0609608648016503040401",
  ML_KEM_768: "0609608648016503040402",
  ML_KEM_1024: "0609608648016503040403",
};

function algorithm(spec: KeySpec): Uint8Array {
  return der(TAG.sequence, fromHex(ALGORITHM[spec] ?? ""));
}

/** @param key the point (uncompressed), or the raw public key. */
export function toSpki(spec: KeySpec, key: Uint8Array): Uint8Array {
  return der(TAG.sequence, algorithm(spec), bitString(key));
}

/** The inverse, for keys of this very spec. @returns null for anything else. */
export function fromSpki(spec: KeySpec, spki: Uint8Array): Uint8Array | null {
  // An algorithm's encoding has a fixed length, so a key differs from an empty one in its tail only.
  for (let length = 0; length <= spki.length; length++) {
    const header = spki.length - length;
    const made = toSpki(spec, spki.subarray(header));
    if (made.length === spki.length && made.every((byte, index) => byte === spki[index])) return spki.subarray(header);
  }
  return null;
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
