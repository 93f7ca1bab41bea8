import { concatBytes, utf8 } from "../bytes/bytes.ts";
import type { SubtleLike } from "../crypto/crypto-port.ts";
import { own } from "../crypto/own-bytes.ts";

/**
 * The committing algorithm suites of the AWS Encryption SDK: AES-256-GCM under a key that HKDF-SHA-512
 * derives from the data key, with a commitment to that key; the second one signs the message too.
 * https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/algorithms-reference.html
 */
export const COMMITTING = 0x0478;
export const COMMITTING_SIGNED = 0x0578;

export const MESSAGE_ID_LENGTH = 32;
export const COMMITMENT_LENGTH = 32;

/** What is used of WebCrypto for messages. */
export type MessageSubtle = Pick<SubtleLike, "decrypt" | "encrypt" | "importKey"> & Pick<SubtleCrypto, "deriveBits">;

/** The key of one message, and what the message carries to prove that this is it. */
export interface MessageKey {
  readonly key: CryptoKey;
  readonly commitment: Uint8Array;
}

/** HKDF (RFC 5869) with the message id as its salt. @param dataKey 32 bytes; nothing of it is kept. */
export async function deriveMessageKeys(
  subtle: MessageSubtle,
  dataKey: Uint8Array,
  { suite, messageId }: { readonly suite: number; readonly messageId: Uint8Array },
): Promise<MessageKey> {
  const secret = await subtle.importKey("raw", own(dataKey), "HKDF", false, ["deriveBits"]);
  const derive = async (info: Uint8Array) =>
    new Uint8Array(
      await subtle.deriveBits({ name: "HKDF", hash: "SHA-512", salt: own(messageId), info: own(info) }, secret, 256),
    );
  const bytes = await derive(concatBytes(Uint8Array.of(suite >> 8, suite & 0xff), utf8("DERIVEKEY")));
  const key = await subtle.importKey("raw", own(bytes), "AES-GCM", false, ["encrypt", "decrypt"]);
  bytes.fill(0);
  return { key, commitment: await derive(utf8("COMMITKEY")) };
}
