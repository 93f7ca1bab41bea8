import { ed25519, ed25519ph } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";

import type { KeySpec } from "../../keys/key-spec.ts";
import type { RandomBytes } from "../random.ts";
import { digest } from "./digest.ts";
import { fromPkcs8, fromSpki, toPkcs8, toSpki } from "./key-format.ts";
import type { KeyPair, SignRequest } from "./key-pair.ts";

/**
 * Elliptic curves with the noble library: one path for messages and for digests, which WebCrypto cannot
 * sign, and for secp256k1, which it does not have. ECDSA signatures are DER (ANSI X9.62) with a nonce
 * of RFC 6979; Ed25519 is RFC 8032, its prehash form takes the SHA-512 digest as its message.
 */
const CURVES = {
  ECC_NIST_P256: p256,
  ECC_NIST_P384: p384,
  ECC_NIST_P521: p521,
  ECC_SECG_P256K1: secp256k1,
} as const;

function curveOf(spec: KeySpec) {
  return CURVES[spec as keyof typeof CURVES];
}

export function generateCurvePair(spec: KeySpec, random: RandomBytes): KeyPair {
  if (spec === "ECC_NIST_EDWARDS25519") {
    const secret = random(32);
    return { secret, publicKey: toSpki(spec, ed25519.getPublicKey(secret)) };
  }
  const curve = curveOf(spec);
  const secret = curve.utils.randomSecretKey(random(curve.lengths.seed ?? 48));
  return { secret, publicKey: toSpki(spec, curve.getPublicKey(secret, false)) };
}

export function curvePrivateKey(spec: KeySpec, { secret }: KeyPair): Uint8Array {
  const ed = spec === "ECC_NIST_EDWARDS25519";
  return toPkcs8(spec, secret, ed ? new Uint8Array() : curveOf(spec).getPublicKey(secret, false));
}

/** A pair from a PKCS#8 that somebody brings. @returns null for anything that is no private key of this spec. */
export function readCurveKey(spec: KeySpec, pkcs8: Uint8Array): KeyPair | null {
  const ed = spec === "ECC_NIST_EDWARDS25519";
  const secret = fromPkcs8(spec, pkcs8, ed ? 32 : (curveOf(spec).lengths.secretKey ?? 0));
  if (secret === null) return null;
  if (ed) return { secret, publicKey: toSpki(spec, ed25519.getPublicKey(secret)) };
  const curve = curveOf(spec);
  return curve.utils.isValidSecretKey(secret)
    ? { secret, publicKey: toSpki(spec, curve.getPublicKey(secret, false)) }
    : null;
}

export function signWithCurve(request: SignRequest, secret: Uint8Array): Uint8Array {
  const { spec, algorithm, message } = request;
  if (algorithm === "ED25519_SHA_512") return ed25519.sign(message, secret);
  if (algorithm === "ED25519_PH_SHA_512") return ed25519ph.sign(message, secret);
  return curveOf(spec).sign(hashed(request), secret, { prehash: false, lowS: false, format: "der" });
}

export function verifyWithCurve(request: SignRequest, publicKey: Uint8Array, signature: Uint8Array): boolean {
  const { spec, algorithm, message } = request;
  const key = fromSpki(spec, publicKey);
  if (key === null) return false;
  try {
    if (algorithm === "ED25519_SHA_512") return ed25519.verify(signature, message, key);
    if (algorithm === "ED25519_PH_SHA_512") return ed25519ph.verify(signature, message, key);
    return curveOf(spec).verify(signature, hashed(request), key, { prehash: false, lowS: false, format: "der" });
  } catch {
    // Bytes that are no signature at all.
    return false;
  }
}

/** ECDH (SP 800-56A): the x coordinate. @returns null for a public key that is not on this curve. */
export function agreeOnCurve(spec: KeySpec, secret: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  const point = fromSpki(spec, publicKey);
  if (point === null) return null;
  try {
    return curveOf(spec).getSharedSecret(secret, point).subarray(1);
  } catch {
    return null;
  }
}

function hashed({ algorithm, message, messageType }: SignRequest): Uint8Array {
  return messageType === "DIGEST" ? message : digest(algorithm, message);
}
