import type { Kms } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

const ALGORITHM = "ECDSA_SHA_256";

export interface SignBench {
  readonly kms: Kms;
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  /** Of another key: what a customer holds who was given the wrong one. */
  readonly otherPublicKey: Uint8Array;
}

export async function setUpSigning({ kms: simulator, deps }: BrowserKms): Promise<SignBench> {
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  const make = async () => {
    const { KeyId } = (await succeed(kms, "CreateKey", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }))
      .KeyMetadata;
    return { KeyId, publicKey: (await succeed(kms, "GetPublicKey", { KeyId })).PublicKey };
  };
  const [own, other] = [await make(), await make()];
  return { kms, keyId: own.KeyId, publicKey: own.publicKey, otherPublicKey: other.publicKey };
}

export interface Signed {
  readonly message: Uint8Array;
  readonly digest: Uint8Array;
  /** In DER, as KMS gives it. */
  readonly signature: Uint8Array;
}

export async function sign({ kms, keyId }: SignBench, message: Uint8Array): Promise<Signed> {
  const { Signature } = await succeed(kms, "Sign", { KeyId: keyId, Message: message, SigningAlgorithm: ALGORITHM });
  return { message, digest: await digestOf(message), signature: Signature };
}

export async function digestOf(message: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", Uint8Array.from(message)));
}

export interface Checked {
  /** Null where KMS's Verify is content, else the error's code. It uses its own key, whatever the customer holds. */
  readonly byKms: string | null;
  /** Whether the customer's check passes, without KMS. */
  readonly byCustomer: boolean;
}

/** The same message and signature before KMS, and before a customer with a public key. */
export async function check(
  { kms, keyId }: SignBench,
  given: { readonly message: Uint8Array; readonly signature: Uint8Array; readonly publicKey: Uint8Array },
): Promise<Checked> {
  const { message: Message, signature: Signature, publicKey } = given;
  const { result } = await kms.call("Verify", { KeyId: keyId, Message, Signature, SigningAlgorithm: ALGORITHM });
  const byCustomer = await verifyAlone(publicKey, Message, Signature);
  return { byKms: result.ok ? null : result.error.code, byCustomer };
}

/** The browser's own cryptography, as any tool would do it: it knows nothing of KMS. */
async function verifyAlone(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const raw = toRaw(signature);
  if (raw === null) return false;
  const { subtle } = globalThis.crypto;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await subtle.importKey("spki", Uint8Array.from(publicKey), curve, false, ["verify"]);
  return await subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, raw, Uint8Array.from(message));
}

const HALF = 32;

/** DER's SEQUENCE of two INTEGERs to r and s side by side, 32 bytes each. @returns null where it is none. */
export function toRaw(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const raw = new Uint8Array(2 * HALF);
  let offset = 2;
  for (const index of [0, 1]) {
    const length = der[offset + 1] ?? 0;
    const number = der.subarray(offset + 2, offset + 2 + length);
    const digits = number.subarray(Math.max(0, number.length - HALF));
    const surplus = number.subarray(0, number.length - digits.length);
    if (der[offset] !== 2 || number.length !== length || surplus.some((byte) => byte !== 0)) return null;
    raw.set(digits, (index + 1) * HALF - digits.length);
    offset += 2 + length;
  }
  return offset === der.length ? raw : null;
}

/** One bit changed, in the middle of s: the shape stays that of a signature. */
export function tamper(signature: Uint8Array): Uint8Array {
  const at = signature.length - 8;
  return signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
}
