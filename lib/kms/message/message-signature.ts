import { fromBase64 } from "../bytes/bytes.ts";
import type { EncryptionContext } from "../crypto/encryption-context.ts";
import type { ByteQueue } from "./byte-queue.ts";

/** Where the encryption context of a signed message has the public key: a compressed point, in base64. */
const PUBLIC_KEY = "aws-crypto-public-key";

export interface SignatureCheck {
  /** Everything before the footer, in order. */
  readonly update: (bytes: Uint8Array) => void;
  /** Reads the footer: a length, and an ECDSA signature in DER. */
  readonly verify: (queue: ByteQueue) => Promise<boolean>;
}

/** Checks the signature of suite 0x0578: ECDSA on P-384 over SHA-384. What it takes is loaded when a message is signed. */
export async function createSignatureCheck(context: EncryptionContext): Promise<SignatureCheck> {
  const [{ p384 }, { sha384 }] = await Promise.all([import("@noble/curves/nist.js"), import("@noble/hashes/sha2.js")]);
  const publicKey = fromBase64(context[PUBLIC_KEY] ?? "");
  const hash = sha384.create();
  return {
    update: (bytes) => void hash.update(bytes),
    verify: async (queue) => {
      const length = await queue.take(2);
      const signature = length && (await queue.take((length[0] ?? 0) * 256 + (length[1] ?? 0)));
      if (!signature || publicKey === null) return false;
      try {
        return p384.verify(signature, hash.digest(), publicKey, { prehash: false, lowS: false, format: "der" });
      } catch {
        // No point of the curve, or no DER.
        return false;
      }
    },
  };
}
