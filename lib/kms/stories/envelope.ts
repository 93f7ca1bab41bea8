import { utf8 } from "../bytes/bytes.ts";
import { openEnvelope } from "../envelope/open-envelope.ts";
import { sealEnvelope } from "../envelope/seal-envelope.ts";
import { type Stage, type StoryBench, symmetricKey } from "./stage.ts";

/** The whole envelope, sealed and opened again: KMS sees data keys, never the data. */
export async function tellEnvelope(stage: Stage, bench: StoryBench, text: string): Promise<void> {
  const keyId = await symmetricKey(stage, bench);
  if (keyId === null) return;
  const { kms, user } = stage;
  const letter = { keyId, plaintext: utf8(text), context: { purpose: "letter" } };
  const sealed = await sealEnvelope(kms, letter, kms.deps, user);
  if (!sealed.result.ok) return stage.refuse(sealed.result.error);
  const opened = await openEnvelope(kms, sealed.result.value, kms.deps, user);
  if (!opened.result.ok) stage.refuse(opened.result.error);
}
