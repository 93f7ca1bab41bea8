import { invariant } from "../../result.ts";
import { utf8 } from "../bytes/bytes.ts";
import { bodyRuns } from "../envelope/seal-envelope.ts";
import { bucketArn, getObject, objectKey, putBucketEncryption, putObject } from "../services/s3.ts";
import { type Stage, type StoryBench, symmetricKey } from "./stage.ts";

const OBJECTS = ["letter-1", "letter-2"] as const;

/**
 * S3 with SSE-KMS: two objects are put and one is got. Without a bucket key each of the three asks KMS;
 * with one, KMS is asked once. The middle place is S3's memory here: S3 acts for the application.
 */
export async function tellS3(stage: Stage, bench: StoryBench, text: string, bucketKeyEnabled: boolean): Promise<void> {
  const keyId = await symmetricKey(stage, bench);
  if (keyId === null) return;
  const bucket = bucketKeyEnabled ? "selo-bucket-key" : "selo-letters";
  const { kms, user } = stage;
  const calls = kms.world.events.length;
  // Anew, so that a bucket key of an earlier telling is not still warm.
  const made = putBucketEncryption(kms, user, bucket, { mode: "SSE-KMS", keyId, bucketKeyEnabled });
  if (!made.ok) return stage.refuse(made.error);
  for (const name of OBJECTS) {
    if (!(await put(stage, { bucket, name, body: utf8(`${text} ${name}`), bucketKeyEnabled }))) return;
  }
  if (!(await get(stage, { bucket, name: OBJECTS[0], bucketKeyEnabled }))) return;
  stage.recorder.step({
    kind: "tally",
    operation: null,
    at: "memory",
    detail: { calls: kms.world.events.length - calls, requests: OBJECTS.length + 1 },
  });
}

interface ObjectUse {
  readonly bucket: string;
  readonly name: string;
  readonly bucketKeyEnabled: boolean;
}

async function put(stage: Stage, { bucket, name, body, bucketKeyEnabled }: ObjectUse & { readonly body: Uint8Array }) {
  const { kms, recorder, user } = stage;
  const plaintext = recorder.thing({ kind: "plaintext", meaning: "plaintext", bytes: body, name });
  recorder.step({
    kind: "prepare",
    operation: "PutObject",
    at: "memory",
    appears: [{ thing: plaintext, at: "memory" }],
    detail: { bytes: body.length, object: name },
  });
  const stored = await putObject(kms, user, bucket, name, body);
  if (!stored.ok) {
    stage.refuse(stored.error);
    return false;
  }
  const key = await keyInHand(stage, { bucket, name, bucketKeyEnabled });
  const sealed = stored.value.body;
  const ciphertext = recorder.thing({
    kind: "ciphertext",
    meaning: "ciphertext",
    bytes: sealed,
    runs: bodyRuns(sealed),
    name,
  });
  recorder.step({
    kind: "encrypt-locally",
    operation: "PutObject",
    at: "memory",
    appears: [{ thing: ciphertext, at: "memory" }],
    uses: [key, plaintext],
    detail: { algorithm: "AES-256-GCM", bytes: body.length },
  });
  wipe(stage, [key, plaintext]);
  const encrypted = recorder.findByBytes(stored.value.encryptedKey ?? new Uint8Array());
  invariant(encrypted !== null, "the encrypted data key came from a call of this story");
  recorder.step({
    kind: "store",
    operation: "PutObject",
    at: "storage",
    appears: [ciphertext, encrypted].map((thing) => ({ thing, at: "storage", from: "memory" })),
    // A bucket key goes on to encrypt the next object; its encrypted form is kept at hand with it.
    disappears: [ciphertext, ...(bucketKeyEnabled ? [] : [encrypted])].map((thing) => ({
      thing,
      at: "memory",
      why: "dropped",
    })),
    uses: [ciphertext, encrypted],
  });
  return true;
}

async function get(stage: Stage, { bucket, name, bucketKeyEnabled }: ObjectUse): Promise<boolean> {
  const { kms, recorder, user } = stage;
  const object = kms.world.resources.get(`${bucketArn(bucket)}/${name}`);
  invariant(object?.kind === "s3-object" && object.encryptedKey, "the object was put before");
  const [ciphertext, encrypted] = [recorder.findByBytes(object.body), recorder.findByBytes(object.encryptedKey)];
  invariant(ciphertext !== null && encrypted !== null, "the object was put in this story");
  recorder.step({
    kind: "load",
    operation: "GetObject",
    at: "storage",
    appears: [ciphertext, encrypted].map((thing) => ({ thing, at: "memory", from: "storage" })),
    uses: [ciphertext, encrypted],
  });
  const opened = await getObject(kms, user, bucket, name);
  if (!opened.ok) {
    stage.refuse(opened.error);
    return false;
  }
  const key = await keyInHand(stage, { bucket, name, bucketKeyEnabled });
  const plaintext = recorder.thing({ kind: "plaintext", meaning: "plaintext", bytes: opened.value, name });
  recorder.step({
    kind: "decrypt-locally",
    operation: "GetObject",
    at: "memory",
    appears: [{ thing: plaintext, at: "memory" }],
    uses: [key, ciphertext],
    detail: { algorithm: "AES-256-GCM", bytes: opened.value.length },
  });
  wipe(stage, [key]);
  return true;
}

/** What opens this one object: the data key itself, or a key derived from the bucket's. */
async function keyInHand({ kms, recorder }: Stage, { bucket, name, bucketKeyEnabled }: ObjectUse): Promise<string> {
  const dataKey = recorder.latest("data-key");
  if (!bucketKeyEnabled) return dataKey;
  const home = kms.world.resources.get(bucketArn(bucket));
  invariant(home?.kind === "s3-bucket" && home.bucketKey, "the bucket has its key by now");
  const bytes = await objectKey(kms, home.bucketKey.plaintext, `${bucketArn(bucket)}/${name}`);
  const thing = recorder.thing({ kind: "object-key", meaning: "data-key", bytes, name });
  recorder.step({
    kind: "derive-object-key",
    operation: null,
    at: "memory",
    appears: [{ thing, at: "memory" }],
    uses: [dataKey],
    detail: { object: name },
  });
  return thing;
}

function wipe({ recorder }: Stage, things: readonly string[]): void {
  recorder.step({
    kind: "wipe-data-key",
    operation: null,
    at: "memory",
    disappears: things.map((thing) => ({ thing, at: "memory", why: "wiped" })),
  });
}
