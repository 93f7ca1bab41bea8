import { blobRuns, parseBlob } from "../crypto/ciphertext-blob.ts";
import { IV_LENGTH, TAG_LENGTH } from "../crypto/crypto-port.ts";
import { FRAMED } from "../message/message-header.ts";
import { COMMITMENT_LENGTH, COMMITTING, COMMITTING_SIGNED, MESSAGE_ID_LENGTH } from "../message/suite.ts";
import type { ByteRun } from "../trace/trace.ts";
import { createRunWriter, type RunWriter, wholeRun } from "./run-writer.ts";

/** A map of more frames than this would be no map; what is left is one run of ciphertext. */
const MOST_FRAMES = 50;
const MOST_KEYS = 16;

/**
 * The runs of a message of the AWS Encryption SDK in a suite that we read. A message that was cut off or
 * changed is labelled as far as it can be read.
 * @returns null for bytes that do not begin like one.
 */
export function messageRuns(bytes: Uint8Array): ByteRun[] | null {
  const suite = (bytes[1] ?? 0) * 256 + (bytes[2] ?? 0);
  if (bytes[0] !== 2 || (suite !== COMMITTING && suite !== COMMITTING_SIGNED)) return null;
  const write = createRunWriter(bytes);
  write.take(1, "structure", "format-version");
  write.take(2, "structure", "suite");
  write.take(MESSAGE_ID_LENGTH, "iv", "message-id");
  write.take(write.number(2, "length"), "context", "context");
  const keys = Math.min(write.number(2, "count"), MOST_KEYS);
  for (let index = 0; index < keys && write.left() > 0; index++) writeKey(write, bytes);
  const contentType = write.number(1, "content-type");
  const frameLength = write.number(4, "frame-length");
  write.take(COMMITMENT_LENGTH, "key-identity", "commitment");
  write.take(TAG_LENGTH, "tag", "header-tag");
  if (contentType === FRAMED) writeFrames(write, bytes, frameLength);
  if (suite === COMMITTING_SIGNED && write.left() > 2) write.take(write.number(2, "length"), "signature", "signature");
  write.take(write.left(), "structure", "unknown");
  return write.runs();
}

/** A data key that KMS encrypted is a ciphertext blob itself, and is labelled as one. */
function writeKey(write: RunWriter, bytes: Uint8Array): void {
  write.take(write.number(2, "length"), "key-identity", "provider");
  write.take(write.number(2, "length"), "key-identity", "key-id");
  const length = write.number(2, "length");
  const part = bytes.subarray(write.offset(), write.offset() + length);
  write.insert(
    parseBlob(part) === null
      ? wholeRun(part, "encrypted-data-key", "encrypted-data-key")
      : blobRuns(part, "encrypted-data-key"),
  );
}

function writeFrames(write: RunWriter, bytes: Uint8Array, frameLength: number): void {
  for (let frame = 1; write.left() > 0; frame++) {
    if (frame > MOST_FRAMES) {
      write.take(write.left(), "ciphertext", "ciphertext");
      return;
    }
    const at = write.offset();
    const final = bytes.subarray(at, at + 4).every((byte) => byte === 0xff);
    if (final) write.take(4, "structure", "final-frame");
    write.take(4, "structure", "sequence-number");
    write.take(IV_LENGTH, "iv", "frame-iv");
    write.take(final ? write.number(4, "length") : frameLength, "ciphertext", "ciphertext");
    write.take(TAG_LENGTH, "tag", "tag");
    if (final) return;
  }
}
