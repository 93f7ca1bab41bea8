import { concatBytes } from "../bytes/bytes.ts";
import { IV_LENGTH } from "../crypto/crypto-port.ts";
import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { own } from "../crypto/own-bytes.ts";
import { frameAad, frameHead, frameIv } from "./message-frame.ts";
import { encodeMessageHeader, type EncryptedDataKey } from "./message-header.ts";
import { COMMITTING, deriveMessageKeys, type MessageSubtle } from "./suite.ts";

/** 64 KiB: small enough to show progress, large enough that calls of WebCrypto cost little. */
export const FRAME_LENGTH = 65_536;

export interface MessageRecipe {
  /** 32 bytes, for this message alone. It is not overwritten here: whoever asked KMS for it does that. */
  readonly dataKey: Uint8Array;
  readonly encryptedDataKeys: readonly EncryptedDataKey[];
  /** The one that KMS was given with the data key. */
  readonly context: EncryptionContext;
  /** 32 random bytes. */
  readonly messageId: Uint8Array;
  readonly frameLength?: number;
}

/**
 * Encrypts a stream as a message of the AWS Encryption SDK, suite 0x0478: first the header, then one
 * piece for each frame. Holds one frame at a time.
 * https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html
 */
export async function* writeMessage(
  source: AsyncIterable<Uint8Array>,
  { dataKey, encryptedDataKeys, context, messageId, frameLength = FRAME_LENGTH }: MessageRecipe,
  subtle: MessageSubtle,
): AsyncGenerator<Uint8Array, void> {
  const { key, commitment } = await deriveMessageKeys(subtle, dataKey, { suite: COMMITTING, messageId });
  const seal = async (iv: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) =>
    new Uint8Array(
      await subtle.encrypt({ name: "AES-GCM", iv: own(iv), additionalData: own(aad) }, key, own(plaintext)),
    );
  const header = encodeMessageHeader({
    suite: COMMITTING,
    messageId,
    context,
    encryptedDataKeys,
    frameLength,
    commitment,
  });
  yield concatBytes(header, await seal(new Uint8Array(IV_LENGTH), header, new Uint8Array()));
  let sequence = 0;
  for await (const { piece, last } of inPieces(source, frameLength)) {
    sequence += 1;
    const place = { messageId, sequence, final: last, length: piece.length };
    yield concatBytes(frameHead(place), await seal(frameIv(sequence), frameAad(place), piece));
  }
}

/** A stream cut into pieces of one length; the last may be shorter, and is there even when it is empty. */
async function* inPieces(source: AsyncIterable<Uint8Array>, length: number) {
  let piece = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      if (filled === length) {
        yield { piece, last: false };
        piece = new Uint8Array(length);
        filled = 0;
      }
      const taken = chunk.subarray(at, at + length - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
    }
  }
  yield { piece: piece.subarray(0, filled), last: true };
}
