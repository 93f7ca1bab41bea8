import { utf8 } from "../bytes/bytes.ts";
import {
  blobThing,
  loadCiphertext,
  prepare,
  type Stage,
  storeCiphertext,
  type StoryBench,
  symmetricKey,
} from "./stage.ts";

/**
 * A rotation: the key stays the key, new material encrypts from now on, and the old one stays to
 * decrypt what it encrypted.
 */
export async function tellRotation(stage: Stage, bench: StoryBench, text: string): Promise<void> {
  const KeyId = await symmetricKey(stage, bench);
  if (KeyId === null) return;
  const old = await sealAndStore(stage, KeyId, text);
  if (old === null || !(await stage.call("RotateKeyOnDemand", { KeyId }))) return;
  if ((await sealAndStore(stage, KeyId, `${text} (2)`)) === null) return;
  loadCiphertext(stage, blobThing(stage, old));
  await stage.call("Decrypt", { CiphertextBlob: old });
}

async function sealAndStore(stage: Stage, KeyId: string, text: string): Promise<Uint8Array | null> {
  const Plaintext = utf8(text);
  const plaintext = prepare(stage, Plaintext);
  const sealed = await stage.call("Encrypt", { KeyId, Plaintext });
  if (!sealed) return null;
  storeCiphertext(stage, blobThing(stage, sealed.CiphertextBlob), plaintext);
  return sealed.CiphertextBlob;
}
