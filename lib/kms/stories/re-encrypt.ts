import { utf8 } from "../bytes/bytes.ts";
import {
  blobThing,
  loadCiphertext,
  makeKey,
  prepare,
  type Stage,
  storeCiphertext,
  type StoryBench,
  symmetricKey,
} from "./stage.ts";

/** ReEncrypt: from one key to another inside KMS. The plaintext never leaves it. */
export async function tellReEncrypt(stage: Stage, bench: StoryBench, text: string): Promise<void> {
  const KeyId = await symmetricKey(stage, bench);
  const DestinationKeyId = KeyId === null ? null : await makeKey(stage, {});
  if (KeyId === null || DestinationKeyId === null) return;
  const Plaintext = utf8(text);
  const plaintext = prepare(stage, Plaintext);
  const sealed = await stage.call("Encrypt", { KeyId, Plaintext });
  if (!sealed) return;
  const before = blobThing(stage, sealed.CiphertextBlob);
  storeCiphertext(stage, before, plaintext);
  loadCiphertext(stage, before);
  const moved = await stage.call("ReEncrypt", {
    CiphertextBlob: sealed.CiphertextBlob,
    DestinationKeyId,
  });
  if (!moved) return;
  const after = blobThing(stage, moved.CiphertextBlob);
  stage.recorder.step({
    kind: "replace-ciphertext",
    operation: null,
    at: "storage",
    appears: [{ thing: after, at: "storage", from: "memory" }],
    disappears: [
      { thing: before, at: "storage", why: "dropped" },
      { thing: before, at: "memory", why: "dropped" },
      { thing: after, at: "memory", why: "dropped" },
    ],
    uses: [after],
  });
}
