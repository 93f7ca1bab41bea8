import { err, ok, type Result } from "../../result.ts";
import { blobRuns, type CiphertextBlob, parseBlob } from "../crypto/ciphertext-blob.ts";
import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { contextThings, openUnderKey } from "../crypto/symmetric-cipher.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { findKey, keyArn } from "../keys/find-key.ts";
import { usableKey } from "../keys/usable-key.ts";
import type { KmsKey } from "../world/world.ts";
import { requestStep } from "./call-steps.ts";
import type { CallContext } from "./operation.ts";

interface Opened {
  readonly key: KmsKey;
  /** The material that made it; asymmetric keys name none. */
  readonly materialId?: string;
  readonly plaintext: Uint8Array;
  /** What was opened, in the trace: a plaintext or a data key. */
  readonly thing: string;
}

interface OpenFailure {
  readonly error: KmsError;
  /** The key, once it is known to have made the blob. */
  readonly key?: KmsKey;
}

interface OpenUse {
  readonly algorithm: string;
  /** The permission it takes. */
  readonly action: "Decrypt" | "ReEncryptFrom";
  /** What else the request brings, in the trace. */
  readonly carries?: readonly string[];
}

/**
 * Opens a ciphertext blob, for Decrypt and for the first half of ReEncrypt. The blob says which key
 * made it; a key id that names another one is refused. Damaged bytes, a wrong context and a blob of
 * another system all get the same empty InvalidCiphertextException.
 * An RSA ciphertext names no key, so the call has to.
 */
export async function openBlob(
  context: CallContext,
  bytes: Uint8Array,
  namedKey: string | undefined,
  encryptionContext: EncryptionContext | undefined,
  use: OpenUse,
): Promise<Result<Opened, OpenFailure>> {
  if (use.algorithm !== "SYMMETRIC_DEFAULT") return await openRsa(context, bytes, namedKey, encryptionContext, use);
  const blob = parseBlob(bytes);
  const thing = blobThing(context, bytes, blob);
  requestStep(context, [thing, ...contextThings(context, encryptionContext), ...(use.carries ?? [])]);
  if (blob === null) return err({ error: INVALID });
  const found = keyOf(blob, namedKey, context);
  if (!found.ok) return err({ error: found.error });
  const usable = usableKey(found.value, context, { usage: "ENCRYPT_DECRYPT", ...use });
  if (!usable.ok) return err({ error: usable.error });
  const key = usable.value;
  const plaintext = await openUnderKey(context, key, blob, thing, encryptionContext);
  if (plaintext === null) return err({ error: INVALID, key });
  const { trace } = context;
  const opened = trace.latest(trace.meaningOf(thing) === "encrypted-data-key" ? "data-key" : "plaintext");
  return ok({ key, materialId: blob.materialId, plaintext, thing: opened });
}

async function openRsa(
  context: CallContext,
  bytes: Uint8Array,
  namedKey: string | undefined,
  encryptionContext: EncryptionContext | undefined,
  use: OpenUse,
): Promise<Result<Opened, OpenFailure>> {
  const thing = blobThing(context, bytes, null);
  requestStep(context, [thing, ...(use.carries ?? [])]);
  if (namedKey === undefined) return err({ error: kmsError("ValidationException", NAME_THE_KEY) });
  if (encryptionContext !== undefined) return err({ error: INVALID });
  const usable = usableKey(namedKey, context, { usage: "ENCRYPT_DECRYPT", ...use });
  if (!usable.ok) return err({ error: usable.error });
  const key = usable.value;
  const { openWithRsa } = await import("../crypto/rsa-cipher.ts");
  const opened = await openWithRsa(context, key, use.algorithm, { bytes, thing });
  return opened === null ? err({ error: INVALID, key }) : ok({ key, ...opened });
}

const NAME_THE_KEY = "KeyId is required when the ciphertext was made with an asymmetric KMS key.";

const INVALID = kmsError("InvalidCiphertextException");

/** The ARN of the key that made the blob, if the named key, where one is named, is that one. */
function keyOf(blob: CiphertextBlob, named: string | undefined, context: CallContext): Result<string, KmsError> {
  const arn = arnHere(blob.keyArn, context.region);
  // A key of another Region, or one that no longer exists, cannot have its blobs told from garbage.
  const made = findKey(arn, context);
  if (!made.ok) return err(INVALID);
  if (named === undefined) return ok(arn);
  const key = findKey(named, context);
  if (!key.ok) return err(key.error);
  if (key.value.arn === arn) return ok(arn);
  return err(kmsError("IncorrectKeyException", WRONG_KEY));
}

/** What one multi-Region key sealed, the related key of the called Region opens. */
function arnHere(arn: string, region: string): string {
  const [, account, keyId] = /:(\d{12}):key\/(mrk-.+)$/.exec(arn) ?? [];
  return account === undefined || keyId === undefined ? arn : keyArn(region, account, keyId);
}

const WRONG_KEY = "The key ID in the request does not identify a CMK that can perform this operation.";

/** The blob in the picture. One that an earlier step of the same trace made is that very thing. */
function blobThing({ trace }: CallContext, bytes: Uint8Array, blob: CiphertextBlob | null): string {
  const known = trace.findByBytes(bytes);
  if (known !== null) return known;
  return trace.thing({
    kind: "ciphertext",
    meaning: "ciphertext",
    bytes,
    ...(blob === null ? {} : { runs: blobRuns(bytes) }),
  });
}
