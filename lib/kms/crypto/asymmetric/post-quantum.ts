import { shake256 } from "@noble/hashes/sha3.js";
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";
import { ml_kem512, ml_kem768, ml_kem1024 } from "@noble/post-quantum/ml-kem.js";

import type { KeySpec } from "../../keys/key-spec.ts";
import type { RandomBytes } from "../random.ts";
import { fromSpki, toPkcs8, toSpki } from "./key-format.ts";
import type { KeyPair, SignRequest } from "./key-pair.ts";

/** ML-DSA (FIPS 204) and ML-KEM (FIPS 203) with the noble library. Secrets are kept as seeds. */
const SIGNERS = { ML_DSA_44: ml_dsa44, ML_DSA_65: ml_dsa65, ML_DSA_87: ml_dsa87 } as const;
const KEMS = { ML_KEM_512: ml_kem512, ML_KEM_768: ml_kem768, ML_KEM_1024: ml_kem1024 } as const;

const DSA_SEED = 32;
const KEM_SEED = 64;

function signerOf(spec: KeySpec) {
  return SIGNERS[spec as keyof typeof SIGNERS];
}

function kemOf(spec: KeySpec) {
  return KEMS[spec as keyof typeof KEMS];
}

export function generatePostQuantumPair(spec: KeySpec, random: RandomBytes): KeyPair {
  const signs = spec.startsWith("ML_DSA_");
  const secret = random(signs ? DSA_SEED : KEM_SEED);
  const { publicKey } = signs ? signerOf(spec).keygen(secret) : kemOf(spec).keygen(secret);
  return { secret, publicKey: toSpki(spec, publicKey) };
}

export function postQuantumPrivateKey(spec: KeySpec, { secret }: KeyPair): Uint8Array {
  return toPkcs8(spec, secret, new Uint8Array());
}

export function signWithMlDsa({ spec, message, messageType }: SignRequest, seed: Uint8Array): Uint8Array {
  const signer = signerOf(spec);
  const { secretKey } = signer.keygen(seed);
  if (messageType === "EXTERNAL_MU") return signer.internal.sign(message, secretKey, { externalMu: true });
  return signer.sign(message, secretKey);
}

export function verifyWithMlDsa(
  { spec, message, messageType }: SignRequest,
  publicKey: Uint8Array,
  signature: Uint8Array,
): boolean {
  const signer = signerOf(spec);
  const key = fromSpki(spec, publicKey);
  if (key === null || signature.length !== signer.lengths.signature) return false;
  if (messageType === "EXTERNAL_MU") return signer.internal.verify(signature, message, key, { externalMu: true });
  return signer.verify(signature, message, key);
}

/** ML-KEM's decapsulation key in full, which the seed stands for (FIPS 203, algorithm 16). */
export function expandedKey(spec: KeySpec, seed: Uint8Array): Uint8Array {
  return kemOf(spec).keygen(seed).secretKey;
}

/** A fresh secret and the ciphertext that carries it to the key's owner. */
export function encapsulateWith(spec: KeySpec, publicKey: Uint8Array, random: RandomBytes) {
  const key = fromSpki(spec, publicKey) ?? new Uint8Array();
  return kemOf(spec).encapsulate(key, random(32));
}

/** @returns null for a wrong length; a damaged ciphertext of the right length gives a secret that fits nobody's. */
export function decapsulateWith(spec: KeySpec, seed: Uint8Array, ciphertext: Uint8Array): Uint8Array | null {
  const kem = kemOf(spec);
  if (ciphertext.length !== kem.lengths.cipherText) return null;
  return kem.decapsulate(ciphertext, expandedKey(spec, seed));
}

/** What EXTERNAL_MU stands for: the 64 bytes that bind a message to a public key (FIPS 204, algorithm 7). */
export function externalMu(spec: KeySpec, publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  const key = fromSpki(spec, publicKey) ?? new Uint8Array();
  const tr = shake256(key, { dkLen: 64 });
  return shake256(Uint8Array.from([...tr, 0, 0, ...message]), { dkLen: 64 });
}
