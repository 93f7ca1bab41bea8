import { ok, type Result } from "../../result.ts";
import { concatBytes } from "../bytes/bytes.ts";
import { IV_LENGTH, TAG_LENGTH } from "../crypto/crypto-port.ts";
import { encodeContext, type EncryptionContext } from "../crypto/encryption-context.ts";
import { contextThings } from "../crypto/symmetric-cipher.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallOptions, Kms } from "../kms.ts";
import type { KmsDeps } from "../perform.ts";
import type { ByteRun, Trace } from "../trace/trace.ts";
import { createTraceRecorder } from "../trace/trace-recorder.ts";
import type { Envelope } from "./envelope.ts";

export interface SealReply {
  readonly result: Result<Envelope, KmsError>;
  readonly trace: Trace;
}

/**
 * Envelope encryption from the application's side, as one story: ask KMS for a data key, encrypt here
 * with it, wipe it, store the encrypted data key beside the ciphertext. The data key is overwritten
 * before this returns, also when something fails.
 * https://docs.aws.amazon.com/kms/latest/developerguide/kms-cryptography.html
 */
export async function sealEnvelope(
  kms: Kms,
  {
    keyId,
    plaintext,
    context = {},
  }: { readonly keyId: string; readonly plaintext: Uint8Array; readonly context?: EncryptionContext },
  { crypto, random }: KmsDeps,
  options: CallOptions = {},
): Promise<SealReply> {
  const { recorder = createTraceRecorder() } = options;
  const data = recorder.thing({ kind: "plaintext", meaning: "plaintext", bytes: plaintext });
  const contexts = contextThings({ trace: recorder }, context);
  recorder.step({
    kind: "prepare",
    operation: null,
    at: "memory",
    appears: [data, ...contexts].map((thing) => ({ thing, at: "memory" })),
    detail: { bytes: plaintext.length },
  });
  const request = { KeyId: keyId, KeySpec: "AES_256", EncryptionContext: context };
  const { result } = await kms.call("GenerateDataKey", request, { ...options, recorder });
  if (!result.ok) return { result, trace: recorder.snapshot() };

  const dataKey = result.value.Plaintext;
  const dataKeyThing = recorder.latest("data-key");
  const encryptedThing = recorder.latest("encrypted-data-key");
  const iv = random(IV_LENGTH);
  const sealed = await crypto.aesGcmSeal(dataKey, iv, encodeContext(context), plaintext);
  const body = concatBytes(iv, sealed);
  const ciphertext = recorder.thing({ kind: "ciphertext", meaning: "ciphertext", bytes: body, runs: bodyRuns(body) });
  recorder.step({
    kind: "encrypt-locally",
    operation: null,
    at: "memory",
    appears: [{ thing: ciphertext, at: "memory" }],
    uses: [dataKeyThing, data, ...contexts],
    detail: { algorithm: "AES-256-GCM", bytes: plaintext.length },
  });

  dataKey.fill(0);
  recorder.step({
    kind: "wipe-data-key",
    operation: null,
    at: "memory",
    disappears: [
      { thing: dataKeyThing, at: "memory", why: "wiped" },
      { thing: data, at: "memory", why: "wiped" },
    ],
  });
  const stored = [encryptedThing, ciphertext, ...contexts];
  recorder.step({
    kind: "store",
    operation: null,
    at: "storage",
    appears: stored.map((thing) => ({ thing, at: "storage", from: "memory" })),
    disappears: stored.map((thing) => ({ thing, at: "memory", why: "dropped" })),
    uses: stored,
  });
  const envelope = { encryptedDataKey: result.value.CiphertextBlob, iv, sealed, context };
  return { result: ok(envelope), trace: recorder.snapshot() };
}

/** The runs of a locally encrypted body: IV, ciphertext, tag. */
export function bodyRuns(body: Uint8Array): ByteRun[] {
  const length = body.length - IV_LENGTH - TAG_LENGTH;
  return [
    { offset: 0, length: IV_LENGTH, meaning: "iv", field: "iv" },
    { offset: IV_LENGTH, length, meaning: "ciphertext", field: "ciphertext" },
    { offset: IV_LENGTH + length, length: TAG_LENGTH, meaning: "tag", field: "tag" },
  ];
}
