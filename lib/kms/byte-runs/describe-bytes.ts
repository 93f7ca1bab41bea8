import { blobRuns, parseBlob } from "../crypto/ciphertext-blob.ts";
import type { ByteRun } from "../trace/trace.ts";
import { ecdsaSignatureRuns, publicKeyRuns } from "./der-runs.ts";
import { messageRuns } from "./message-runs.ts";
import { wholeRun } from "./run-writer.ts";

/** What some bytes look like. */
export const BYTE_KINDS = ["ciphertext-blob", "message", "public-key", "ecdsa-signature", "unknown"] as const;
export type ByteKind = (typeof BYTE_KINDS)[number];

export interface Described {
  readonly kind: ByteKind;
  /** Runs that together cover the bytes, in order; none for no bytes. */
  readonly runs: readonly ByteRun[];
}

/** Recognises bytes by their form alone, and labels them. Never throws, whatever they are. */
export function describeBytes(bytes: Uint8Array): Described {
  if (parseBlob(bytes) !== null) return { kind: "ciphertext-blob", runs: blobRuns(bytes) };
  const message = messageRuns(bytes);
  if (message) return { kind: "message", runs: message };
  const key = publicKeyRuns(bytes);
  if (key) return { kind: "public-key", runs: key };
  const signature = ecdsaSignatureRuns(bytes);
  if (signature) return { kind: "ecdsa-signature", runs: signature };
  return { kind: "unknown", runs: wholeRun(bytes, "structure", "unknown") };
}
