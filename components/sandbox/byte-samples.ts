import { browserKms } from "@/components/kms/use-kms";
import type { Verdict } from "@/components/kms/bit-flip";
import { type CallOptions, type ByteRun, type Kms, loadByteRuns, loadMessages, utf8 } from "@/lib/kms";

/** Bytes to look at, and what can be done with them. */
export interface ByteSample {
  readonly bytes: Uint8Array;
  readonly runs: readonly ByteRun[];
  readonly attempt: { readonly operation: string; readonly run: (bytes: Uint8Array) => Promise<Verdict> } | null;
}

export const SAMPLE_NAMES = ["ciphertext", "data-key", "ecdsa", "rsa", "public-key", "message"] as const;
export type SampleName = (typeof SAMPLE_NAMES)[number];

type Options = Pick<CallOptions, "caller" | "region">;

const LETTER = utf8("Meet me at noon, by the old lighthouse.");
const CONTEXT = { purpose: "letter" };
const SHORT_FRAMES = 16;
const RSA_ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** A sample that the simulator makes now, in a world of its own. */
export async function makeSample(name: SampleName): Promise<ByteSample | null> {
  const browser = await browserKms();
  if (browser === null) return null;
  const kms = browser.kms.createKms(browser.kms.createWorld(Date.now()), browser.deps);
  switch (name) {
    case "ciphertext": {
      const KeyId = await keyOf(kms, {});
      const { result } = await kms.call("Encrypt", { KeyId, Plaintext: LETTER, EncryptionContext: CONTEXT });
      return result.ok ? await withRuns(result.value.CiphertextBlob, decrypting(kms, CONTEXT)) : null;
    }
    case "data-key": {
      const input = { KeyId: await keyOf(kms, {}), KeySpec: "AES_256", EncryptionContext: CONTEXT };
      const { result } = await kms.call("GenerateDataKeyWithoutPlaintext", input);
      return result.ok ? await withRuns(result.value.CiphertextBlob, decrypting(kms, CONTEXT)) : null;
    }
    case "ecdsa":
      return await signatureSample(kms, "ECC_NIST_P256", "ECDSA_SHA_256");
    case "rsa":
      return await signatureSample(kms, "RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256");
    case "public-key":
      return await publicKeySample(kms);
    case "message":
      return await messageSample(kms);
  }
}

/** Somebody's own bytes: what they are follows from their form; the bench's KMS is asked for its own. */
export async function describeOwn(
  kms: Kms,
  { bytes, context }: { readonly bytes: Uint8Array; readonly context: Record<string, string> | undefined },
  options: Options,
): Promise<ByteSample> {
  const { describeBytes } = await loadByteRuns();
  const { kind, runs } = describeBytes(bytes);
  const attempt =
    kind === "ciphertext-blob" ? decrypting(kms, context, options) : kind === "message" ? opening(kms, options) : null;
  return { bytes, runs, attempt };
}

async function keyOf(kms: Kms, input: object): Promise<string | null> {
  const { result } = await kms.call("CreateKey", input);
  return result.ok ? result.value.KeyMetadata.KeyId : null;
}

async function withRuns(bytes: Uint8Array, attempt: ByteSample["attempt"]): Promise<ByteSample> {
  const { describeBytes } = await loadByteRuns();
  return { bytes, runs: describeBytes(bytes).runs, attempt };
}

function decrypting(kms: Kms, context: Record<string, string> | undefined, options: Options = {}) {
  const run = async (CiphertextBlob: Uint8Array) => {
    const { result } = await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: context }, options);
    return verdictOf(result);
  };
  return { operation: "Decrypt", run };
}

async function signatureSample(kms: Kms, KeySpec: string, SigningAlgorithm: string): Promise<ByteSample | null> {
  const KeyId = await keyOf(kms, { KeySpec, KeyUsage: "SIGN_VERIFY" });
  const signed = await kms.call("Sign", { KeyId, Message: LETTER, SigningAlgorithm });
  if (!signed.result.ok) return null;
  const { Signature: bytes } = signed.result.value;
  const run = async (Signature: Uint8Array) => {
    const { result } = await kms.call("Verify", { KeyId, Message: LETTER, Signature, SigningAlgorithm });
    return verdictOf(result);
  };
  const { runs } = await withRuns(bytes, null);
  const known = runs.length > 1;
  // An RSA signature has no form of its own: it is one number as long as the modulus.
  const whole: ByteRun = { offset: 0, length: bytes.length, meaning: "signature", field: "signature" };
  return { bytes, runs: known ? runs : [whole], attempt: { operation: "Verify", run } };
}

/** A public key verifies outside KMS: here that is the browser's own cryptography. */
async function publicKeySample(kms: Kms): Promise<ByteSample | null> {
  const KeyId = await keyOf(kms, { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
  const given = await kms.call("GetPublicKey", { KeyId });
  const signed = await kms.call("Sign", { KeyId, Message: LETTER, SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256" });
  if (!given.result.ok || !signed.result.ok) return null;
  const signature = own(signed.result.value.Signature);
  const run = async (spki: Uint8Array): Promise<Verdict> => {
    try {
      const key = await crypto.subtle.importKey("spki", own(spki), RSA_ALGORITHM, false, ["verify"]);
      const accepted = await crypto.subtle.verify(RSA_ALGORITHM.name, key, signature, own(LETTER));
      return { accepted, code: accepted ? null : "false" };
    } catch (error) {
      // The bytes are no key any more.
      return { accepted: false, code: error instanceof DOMException ? error.name : "DataError" };
    }
  };
  return await withRuns(given.result.value.PublicKey, { operation: "crypto.subtle.verify", run });
}

async function messageSample(kms: Kms): Promise<ByteSample | null> {
  const { sealingKeyFromKms, writeMessage } = await loadMessages();
  const recipe = await sealingKeyFromKms(kms, { keyId: (await keyOf(kms, {})) ?? "", context: CONTEXT });
  if (!recipe.ok) return null;
  const pieces: BlobPart[] = [];
  const message = writeMessage(once(LETTER), { ...recipe.value, frameLength: SHORT_FRAMES }, crypto.subtle);
  for await (const piece of message) pieces.push(own(piece));
  recipe.value.dataKey.fill(0);
  return await withRuns(new Uint8Array(await new Blob(pieces).arrayBuffer()), opening(kms));
}

function opening(kms: Kms, options: Options = {}) {
  const run = async (bytes: Uint8Array): Promise<Verdict> => {
    const { openKeyWithKms, readMessage } = await loadMessages();
    let refusal: string | null = null;
    const openKey = async (header: Parameters<typeof openKeyWithKms>[1]) => {
      const opened = await openKeyWithKms(kms, header, options);
      if (!opened.ok) refusal = opened.error?.code ?? null;
      return opened.ok ? opened.value : null;
    };
    const reader = readMessage(once(bytes), { openKey, subtle: crypto.subtle });
    for (;;) {
      const next = await reader.next();
      if (next.done !== true) continue;
      const { code = null, frame = 0 } = next.value ?? {};
      return { accepted: next.value === null, code: refusal ?? code, frame };
    }
  };
  return { operation: "Decrypt", run };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function verdictOf(result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }) {
  return { accepted: result.ok, code: result.ok ? null : result.error.code };
}

/** WebCrypto and blobs want bytes that are not shared memory; these never are. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
