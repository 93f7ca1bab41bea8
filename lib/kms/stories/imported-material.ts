import { invariant } from "../../result.ts";
import { utf8 } from "../bytes/bytes.ts";
import { keyThing } from "../keys/usable-key.ts";
import type { Stage } from "./stage.ts";
import { blobThing, loadCiphertext, makeKey, prepare, storeCiphertext } from "./stage.ts";

const MATERIAL_LENGTH = 32;

/**
 * Material of one's own: a key without any, material made and wrapped outside, imported, used, deleted;
 * what it encrypted opens again only when the same bytes are imported again.
 */
export async function tellImportedMaterial(stage: Stage, text: string): Promise<void> {
  const KeyId = await emptyKey(stage);
  if (KeyId === null) return;
  const own = makeMaterial(stage);
  if (!(await importInto(stage, KeyId, own))) return;
  const Plaintext = utf8(text);
  const plaintext = prepare(stage, Plaintext);
  const sealed = await stage.call("Encrypt", { KeyId, Plaintext });
  if (!sealed) return;
  const ciphertext = blobThing(stage, sealed.CiphertextBlob);
  storeCiphertext(stage, ciphertext, plaintext);
  if (!(await stage.call("DeleteImportedKeyMaterial", { KeyId }))) return;
  loadCiphertext(stage, ciphertext);
  // Refused, and that is the story's point: it goes on.
  const { CiphertextBlob } = sealed;
  const { kms, user } = stage;
  await kms.call("Decrypt", { CiphertextBlob }, user);
  if (await importInto(stage, KeyId, own)) await stage.call("Decrypt", { CiphertextBlob });
}

async function emptyKey(stage: Stage): Promise<string | null> {
  const { kms, recorder } = stage;
  const made = await makeKey(stage, { Origin: "EXTERNAL" });
  if (made === null) return null;
  const key = kms.world.keys.get(made);
  invariant(key, "a key that was made is in the world");
  recorder.step({
    kind: "create-key",
    operation: "CreateKey",
    at: "kms",
    appears: [{ thing: keyThing(key, { trace: recorder }), at: "kms" }],
    detail: { keyId: key.keyId, keyState: key.state },
  });
  return key.arn;
}

function makeMaterial({ kms, recorder }: Stage): Uint8Array {
  const bytes = kms.deps.random(MATERIAL_LENGTH);
  const thing = recorder.thing({ kind: "own-material", meaning: "key-material", bytes });
  recorder.step({
    kind: "make-material",
    operation: null,
    at: "memory",
    appears: [{ thing, at: "memory" }],
    detail: { bytes: bytes.length },
  });
  return bytes;
}

/** Asks for a wrapping key, wraps outside, imports. The material stays with its maker: KMS never gives it back. */
async function importInto(stage: Stage, KeyId: string, own: Uint8Array): Promise<boolean> {
  const { kms, recorder } = stage;
  const given = await stage.call("GetParametersForImport", {
    KeyId,
    WrappingAlgorithm: "RSAES_OAEP_SHA_256",
    WrappingKeySpec: "RSA_2048",
  });
  if (!given) return false;
  const publicKey = recorder.latest("public-key");
  const token = recorder.latest("import-token");
  const rsa = await kms.deps.crypto.rsa();
  const wrapped = await rsa.encrypt("SHA_256", given.PublicKey, own);
  const thing = recorder.thing({ kind: "wrapped-material", meaning: "ciphertext", bytes: wrapped });
  recorder.step({
    kind: "wrap-locally",
    operation: null,
    at: "memory",
    appears: [{ thing, at: "memory" }],
    disappears: [{ thing: publicKey, at: "memory", why: "dropped" }],
    uses: [publicKey, recorder.latest("own-material")],
    detail: { algorithm: "RSAES_OAEP_SHA_256", bytes: wrapped.length },
  });
  const { ImportToken } = given;
  const imported = await stage.call("ImportKeyMaterial", {
    KeyId,
    ImportToken,
    EncryptedKeyMaterial: wrapped,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  });
  if (!imported) return false;
  recorder.step({
    kind: "forget-parcel",
    operation: null,
    at: "memory",
    disappears: [thing, token].map((one) => ({ thing: one, at: "memory", why: "dropped" })),
  });
  return true;
}
