import { familyOf, type KeySpec } from "../../keys/key-spec.ts";
import type { CryptoPort } from "../crypto-port.ts";
import type { KeyPair } from "./key-pair.ts";

/**
 * A private key that somebody brings, in PKCS#8 (RFC 5208), as the key pair of a spec.
 * @returns null for bytes that are no private key of this spec. Never throws, whatever the bytes.
 */
export async function readPrivateKey(spec: KeySpec, pkcs8: Uint8Array, crypto: CryptoPort): Promise<KeyPair | null> {
  if (familyOf(spec) !== "rsa") return (await import("./curves.ts")).readCurveKey(spec, pkcs8);
  const rsa = await crypto.rsa();
  const publicKey = await rsa.publicKeyOf(pkcs8);
  if (publicKey === null) return null;
  const { n } = await rsa.publicNumbers(publicKey);
  return n.length * 8 === Number(spec.slice("RSA_".length)) ? { secret: pkcs8.slice(), publicKey } : null;
}
