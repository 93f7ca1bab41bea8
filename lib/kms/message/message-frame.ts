import { concatBytes, uint32, utf8 } from "../bytes/bytes.ts";
import { IV_LENGTH } from "../crypto/crypto-port.ts";

/**
 * Frames of a message's body.
 * https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/body-aad-reference.html
 */
export const FINAL_FRAME = 0xffff_ffff;

const FRAME_TEXT = utf8("AWSKMSEncryptionClient Frame");
const FINAL_FRAME_TEXT = utf8("AWSKMSEncryptionClient Final Frame");

export interface FramePlace {
  readonly messageId: Uint8Array;
  /** From 1. */
  readonly sequence: number;
  readonly final: boolean;
  /** Bytes of plaintext in it. */
  readonly length: number;
}

/** What a frame's tag authenticates beside its content: the message, its place in it, and whether it is the last. */
export function frameAad({ messageId, sequence, final, length }: FramePlace): Uint8Array {
  const high = Math.floor(length / 2 ** 32);
  return concatBytes(messageId, final ? FINAL_FRAME_TEXT : FRAME_TEXT, uint32(sequence), uint32(high), uint32(length));
}

/** The frame's number as its IV: under a key of one message's own, no two frames share one. */
export function frameIv(sequence: number): Uint8Array {
  return concatBytes(new Uint8Array(IV_LENGTH - 4), uint32(sequence));
}

/** What stands before a frame's ciphertext. */
export function frameHead({ sequence, final, length }: FramePlace): Uint8Array {
  const iv = frameIv(sequence);
  return final
    ? concatBytes(uint32(FINAL_FRAME), uint32(sequence), iv, uint32(length))
    : concatBytes(uint32(sequence), iv);
}
