import { err, ok, type Result } from "../../result.ts";
import { concatBytes } from "../bytes/bytes.ts";
import { blobRuns } from "../crypto/ciphertext-blob.ts";
import { encodeContext } from "../crypto/encryption-context.ts";
import { contextThings } from "../crypto/symmetric-cipher.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallOptions, Kms } from "../kms.ts";
import type { KmsDeps } from "../perform.ts";
import type { Trace } from "../trace/trace.ts";
import { createTraceRecorder } from "../trace/trace-recorder.ts";
import type { Envelope } from "./envelope.ts";
import { bodyRuns } from "./seal-envelope.ts";

export interface OpenReply {
  readonly result: Result<Uint8Array, KmsError>;
  readonly trace: Trace;
}

/**
 * The way back: load the envelope, have KMS decrypt the data key, decrypt here, wipe the key.
 * @returns InvalidCiphertextException also when the body, which KMS never sees, was changed.
 */
export async function openEnvelope(
  kms: Kms,
  envelope: Envelope,
  { crypto }: Pick<KmsDeps, "crypto">,
  options: CallOptions = {},
): Promise<OpenReply> {
  const { recorder = createTraceRecorder() } = options;
  const { encryptedDataKey, iv, sealed, context } = envelope;
  const runs = blobRuns(encryptedDataKey, "encrypted-data-key");
  const encrypted =
    recorder.findByBytes(encryptedDataKey) ??
    recorder.thing({ kind: "encrypted-data-key", meaning: "encrypted-data-key", bytes: encryptedDataKey, runs });
  const body = concatBytes(iv, sealed);
  const ciphertext =
    recorder.findByBytes(body) ??
    recorder.thing({ kind: "ciphertext", meaning: "ciphertext", bytes: body, runs: bodyRuns(body) });
  const stored = [encrypted, ciphertext, ...contextThings({ trace: recorder }, context)];
  recorder.step({
    kind: "load",
    operation: null,
    at: "storage",
    appears: stored.flatMap((thing) => [
      { thing, at: "storage" as const },
      { thing, at: "memory" as const, from: "storage" as const },
    ]),
    uses: stored,
  });
  const request = { CiphertextBlob: encryptedDataKey, EncryptionContext: context };
  const { result } = await kms.call("Decrypt", request, { ...options, recorder });
  if (!result.ok) return { result, trace: recorder.snapshot() };

  const dataKey = result.value.Plaintext;
  const dataKeyThing = recorder.latest("data-key");
  const plaintext = await crypto.aesGcmOpen(dataKey, iv, encodeContext(context), sealed);
  if (plaintext !== null) {
    const opened = recorder.thing({ kind: "plaintext", meaning: "plaintext", bytes: plaintext });
    recorder.step({
      kind: "decrypt-locally",
      operation: null,
      at: "memory",
      appears: [{ thing: opened, at: "memory" }],
      uses: [dataKeyThing, ciphertext],
      detail: { algorithm: "AES-256-GCM", bytes: plaintext.length },
    });
  }
  dataKey.fill(0);
  recorder.step({
    kind: "wipe-data-key",
    operation: null,
    at: "memory",
    disappears: [{ thing: dataKeyThing, at: "memory", why: "wiped" }],
  });
  const outcome = plaintext === null ? err(kmsError("InvalidCiphertextException")) : ok(plaintext);
  return { result: outcome, trace: recorder.snapshot() };
}
