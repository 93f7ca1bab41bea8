import { aeskwp } from "@noble/ciphers/aes.js";
import { shake128 } from "@noble/hashes/sha3.js";
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";

import { concatBytes, fromHex, toHex, uint32 } from "../bytes/bytes.ts";
import { verify } from "../crypto/asymmetric/asymmetric.ts";
import { agreeOnCurve, signWithCurve } from "../crypto/asymmetric/curves.ts";
import { fromSpki, toSpki } from "../crypto/asymmetric/key-format.ts";
import {
  decapsulateWith,
  encapsulateWith,
  expandedKey,
  generatePostQuantumPair,
  verifyWithMlDsa,
} from "../crypto/asymmetric/post-quantum.ts";
import type { CryptoPort } from "../crypto/crypto-port.ts";
import { mac } from "../crypto/mac.ts";
import type { KeySpec } from "../keys/key-spec.ts";
import type vectorFile from "./vectors.json";

type Vectors = typeof vectorFile;

/** What came of a run: how many answers were compared, and the names of those that were wrong. */
export interface VectorReport {
  readonly compared: number;
  readonly wrong: readonly string[];
}

/**
 * Published vectors against a cryptographic port and the libraries beside it, through the functions that
 * operations call. Runs wherever the simulator runs: the tests run it in Node and in a browser.
 */
export async function runVectors(crypto: CryptoPort, vectors: Vectors): Promise<VectorReport> {
  const wrong: string[] = [];
  let compared = 0;
  const compare = (name: string, actual: string | boolean | null, expected: string | boolean | null) => {
    compared++;
    if (actual !== expected) wrong.push(name);
  };
  await symmetric(crypto, vectors, compare);
  await asymmetric(crypto, vectors, compare);
  postQuantum(vectors, compare);
  return { compared, wrong };
}

type Compare = (name: string, actual: string | boolean | null, expected: string | boolean | null) => void;

const hexOrNull = (bytes: Uint8Array | null) => (bytes === null ? null : toHex(bytes));

async function symmetric(crypto: CryptoPort, vectors: Vectors, compare: Compare): Promise<void> {
  for (const [index, { key, iv, aad, plaintext, sealed }] of vectors.aesGcm.cases.entries()) {
    const given = [fromHex(key), fromHex(iv), fromHex(aad)] as const;
    compare(`aesGcm seal ${index}`, toHex(await crypto.aesGcmSeal(...given, fromHex(plaintext))), sealed);
    compare(`aesGcm open ${index}`, hexOrNull(await crypto.aesGcmOpen(...given, fromHex(sealed))), plaintext);
  }
  for (const [index, { key, iv, aad, sealed }] of vectors.aesGcmRefused.cases.entries()) {
    const opened = await crypto.aesGcmOpen(fromHex(key), fromHex(iv), fromHex(aad), fromHex(sealed));
    compare(`aesGcm refused ${index}`, hexOrNull(opened), null);
  }
  for (const [index, { algorithm, key, message, mac: expected }] of vectors.hmac.cases.entries()) {
    const made = mac(algorithm as Parameters<typeof mac>[0], fromHex(key), fromHex(message));
    compare(`hmac ${index}`, toHex(made), expected);
    if (algorithm !== "HMAC_SHA_256") continue;
    compare(`hmac port ${index}`, toHex(await crypto.hmacSha256(fromHex(key), fromHex(message))), expected);
  }
  for (const [index, { key, fixed, derived }] of vectors.kbkdf.cases.entries()) {
    const round = await crypto.hmacSha256(fromHex(key), concatBytes(uint32(1), fromHex(fixed)));
    compare(`kbkdf ${index}`, toHex(round), derived);
  }
  for (const [index, one] of vectors.aesKwp.cases.entries()) {
    compare(`aesKwp ${index}`, unwrapped(one.key, one.wrapped), one.plaintext ?? null);
  }
}

function unwrapped(key: string, wrapped: string): string | null {
  try {
    return toHex(aeskwp(fromHex(key)).decrypt(fromHex(wrapped)));
  } catch {
    return null;
  }
}

async function asymmetric(crypto: CryptoPort, vectors: Vectors, compare: Compare): Promise<void> {
  const check = async (
    one: { readonly spec: string; readonly algorithm: string; readonly message: string; readonly signature: string },
    publicKey: Uint8Array,
  ) => {
    const request = {
      spec: one.spec as KeySpec,
      algorithm: one.algorithm,
      message: fromHex(one.message),
      messageType: "RAW",
    } as const;
    return await verify(request, publicKey, fromHex(one.signature), { crypto });
  };
  for (const [index, one] of vectors.ecdsa.cases.entries()) {
    const publicKey = toSpki(one.spec as KeySpec, fromHex(one.point));
    compare(`ecdsa ${one.spec} ${index}`, await check(one, publicKey), one.valid);
  }
  for (const [index, { spec, secret, point, shared }] of vectors.ecdh.cases.entries()) {
    const agreed = agreeOnCurve(spec as KeySpec, fromHex(secret), toSpki(spec as KeySpec, fromHex(point)));
    compare(`ecdh ${spec} ${index}`, hexOrNull(agreed), shared);
  }
  for (const [index, { secret, key, message, signature }] of vectors.ed25519.cases.entries()) {
    const spec = "ECC_NIST_EDWARDS25519";
    const algorithm = "ED25519_SHA_512";
    const request = { spec, algorithm, message: fromHex(message), messageType: "RAW" } as const;
    compare(`ed25519 sign ${index}`, toHex(signWithCurve(request, fromHex(secret))), signature);
    const one = { spec, algorithm, message, signature };
    compare(`ed25519 verify ${index}`, await check(one, toSpki(spec, fromHex(key))), true);
  }
  for (const [index, one] of [...vectors.rsaPkcs1.cases, ...vectors.rsaPss.cases].entries()) {
    compare(`rsa ${one.algorithm} ${one.spec} ${index}`, await check(one, fromHex(one.publicKey)), one.valid);
  }
  const rsa = await crypto.rsa();
  for (const { hash, secret, messages } of vectors.rsaOaep.cases) {
    for (const [index, { plaintext, ciphertext }] of messages.entries()) {
      const opened = await rsa.decrypt(hash as "SHA_1" | "SHA_256", fromHex(secret), fromHex(ciphertext));
      compare(`rsa oaep ${hash} ${index}`, hexOrNull(opened), plaintext);
    }
  }
}

const ROUNDS = 100;
const SIGNERS = { ML_DSA_44: ml_dsa44, ML_DSA_65: ml_dsa65, ML_DSA_87: ml_dsa87 } as const;
const CIPHERTEXT_LENGTH: Readonly<Record<string, number>> = { ML_KEM_512: 768, ML_KEM_768: 1088, ML_KEM_1024: 1568 };

/**
 * Accumulated vectors: inputs come from SHAKE-128 of nothing, and one digest stands for what a hundred
 * rounds answered. The expanded decapsulation key, which ours never prints, is made from the seed here.
 */
function postQuantum(vectors: Vectors, compare: Compare): void {
  for (const { spec, digest } of vectors.mlDsa.cases) {
    const signer = SIGNERS[spec as keyof typeof SIGNERS];
    const input = shake128.create({});
    const output = shake128.create({});
    let verified = true;
    for (let round = 0; round < ROUNDS; round++) {
      const pair = generatePostQuantumPair(spec as KeySpec, (length) => input.xof(length));
      const message = new Uint8Array();
      const signature = signer.sign(message, signer.keygen(pair.secret).secretKey, { extraEntropy: false });
      output.update(fromSpki(spec as KeySpec, pair.publicKey) ?? message).update(signature);
      const request = { spec: spec as KeySpec, algorithm: "ML_DSA_SHAKE_256", message, messageType: "RAW" } as const;
      verified &&= verifyWithMlDsa(request, pair.publicKey, signature);
    }
    compare(`${spec} verifies`, verified, true);
    compare(`${spec} accumulated`, toHex(output.xof(32)), digest);
  }
  for (const { spec: name, digest } of vectors.mlKem.cases) {
    const spec = name as KeySpec;
    const input = shake128.create({});
    const output = shake128.create({});
    for (let round = 0; round < ROUNDS; round++) {
      const { secret, publicKey } = generatePostQuantumPair(spec, (length) => input.xof(length));
      const { cipherText, sharedSecret } = encapsulateWith(spec, publicKey, (length) => input.xof(length));
      const rejected = decapsulateWith(spec, secret, input.xof(CIPHERTEXT_LENGTH[spec] ?? 0));
      output.update(fromSpki(spec, publicKey) ?? secret).update(expandedKey(spec, secret));
      output
        .update(cipherText)
        .update(sharedSecret)
        .update(rejected ?? secret);
      const opened = decapsulateWith(spec, secret, cipherText);
      if (round === 0) compare(`${spec} opens`, hexOrNull(opened), toHex(sharedSecret));
    }
    compare(`${spec} accumulated`, toHex(output.xof(32)), digest);
  }
}
