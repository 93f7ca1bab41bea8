import { familyOf, type KeySpec } from "../../keys/key-spec.ts";
import type { CryptoPort } from "../crypto-port.ts";
import type { RandomBytes } from "../random.ts";
import type { KeyPair, SignRequest } from "./key-pair.ts";

/**
 * Key pairs of every spec, each family loaded when it is first needed.
 * Specs without a pair (symmetric, HMAC, SM2) are a bug of the caller.
 */
interface Tools {
  readonly crypto: CryptoPort;
  readonly random: RandomBytes;
}

/** RSA pairs come from the port's own random source; all others from `random`. */
export async function generatePair(spec: KeySpec, { crypto, random }: Tools): Promise<KeyPair> {
  const family = familyOf(spec);
  if (family === "rsa") return await (await crypto.rsa()).generate(Number(spec.slice("RSA_".length)));
  if (family === "ml-dsa" || family === "ml-kem") {
    return (await import("./post-quantum.ts")).generatePostQuantumPair(spec, random);
  }
  return (await import("./curves.ts")).generateCurvePair(spec, random);
}

/** A pair's private half as PKCS#8 in DER. */
export async function privateKeyOf(spec: KeySpec, pair: KeyPair): Promise<Uint8Array> {
  const family = familyOf(spec);
  if (family === "rsa") return pair.secret;
  if (family === "ml-dsa" || family === "ml-kem") {
    return (await import("./post-quantum.ts")).postQuantumPrivateKey(spec, pair);
  }
  return (await import("./curves.ts")).curvePrivateKey(spec, pair);
}

export async function sign(request: SignRequest, secret: Uint8Array, { crypto, random }: Tools): Promise<Uint8Array> {
  const family = familyOf(request.spec);
  if (family === "rsa")
    return await (await import("./rsa.ts")).signWithRsa(await crypto.rsa(), request, secret, random);
  if (family === "ml-dsa") return (await import("./post-quantum.ts")).signWithMlDsa(request, secret);
  return (await import("./curves.ts")).signWithCurve(request, secret);
}

/** Whether a signature fits. False for bytes that are no signature at all; never throws for them. */
export async function verify(
  request: SignRequest,
  publicKey: Uint8Array,
  signature: Uint8Array,
  { crypto }: Pick<Tools, "crypto">,
): Promise<boolean> {
  const family = familyOf(request.spec);
  if (family === "rsa")
    return await (await import("./rsa.ts")).verifyWithRsa(await crypto.rsa(), request, publicKey, signature);
  if (family === "ml-dsa") return (await import("./post-quantum.ts")).verifyWithMlDsa(request, publicKey, signature);
  return (await import("./curves.ts")).verifyWithCurve(request, publicKey, signature);
}
