import {
  blobThing,
  loadCiphertext,
  prepare,
  type Stage,
  storeCiphertext,
  type StoryBench,
  symmetricKey,
} from "./stage.ts";
import { utf8 } from "../bytes/bytes.ts";

const CONTEXT = { purpose: "letter" };

/** Encrypt and Decrypt, without an envelope: KMS sees the plaintext, twice. */
export async function tellDirect(stage: Stage, bench: StoryBench, text: string): Promise<void> {
  const KeyId = await symmetricKey(stage, bench);
  if (KeyId === null) return;
  const Plaintext = utf8(text);
  const plaintext = prepare(stage, Plaintext, CONTEXT);
  const sealed = await stage.call("Encrypt", { KeyId, Plaintext, EncryptionContext: CONTEXT });
  if (!sealed) return;
  const ciphertext = blobThing(stage, sealed.CiphertextBlob);
  storeCiphertext(stage, ciphertext, plaintext);
  loadCiphertext(stage, ciphertext);
  await stage.call("Decrypt", { CiphertextBlob: sealed.CiphertextBlob, EncryptionContext: CONTEXT });
}
