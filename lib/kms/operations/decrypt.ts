import { type CiphertextBlob, blobRuns, parseBlob } from "../crypto/ciphertext-blob.ts";
import { contextThings, openUnderKey } from "../crypto/symmetric-cipher.ts";
import { err, ok, type Result } from "../../result.ts";
import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { findKey } from "../keys/find-key.ts";
import { usableKey } from "../keys/usable-key.ts";
import { ENCRYPTION_ALGORITHM, ENCRYPTION_CONTEXT, GRANT_TOKENS, OPTIONAL_KEY_ID } from "../shapes/shape.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

interface DecryptOutput {
  readonly EncryptionAlgorithm: string;
  readonly KeyId: string;
  readonly KeyMaterialId: string;
  readonly Plaintext: Uint8Array;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 * The blob says which key made it; a KeyId that names another one is refused. Damaged bytes, a wrong
 * context and a blob of another system all get the same empty InvalidCiphertextException.
 */
export const decrypt = defineOperation({
  input: {
    CiphertextBlob: { type: "blob", required: true, min: 1, max: 6144 },
    KeyId: OPTIONAL_KEY_ID,
    EncryptionContext: ENCRYPTION_CONTEXT,
    EncryptionAlgorithm: ENCRYPTION_ALGORITHM,
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DecryptOutput>> => {
    const algorithm = input.EncryptionAlgorithm ?? "SYMMETRIC_DEFAULT";
    const named = input.KeyId === undefined ? {} : { keyId: input.KeyId };
    const log = cryptographicLog({ encryptionAlgorithm: algorithm, ...named }, input.EncryptionContext);
    const blob = parseBlob(input.CiphertextBlob);
    const thing = blobThing(context, input.CiphertextBlob, blob);
    const carried = [thing, ...contextThings(context, input.EncryptionContext)];
    requestStep(context, carried);
    if (blob === null) return refused(INVALID, log());

    const found = keyOf(blob, input.KeyId, context);
    if (!found.ok) return refused(found.error, log());
    const usable = usableKey(found.value, context);
    if (!usable.ok) return refused(usable.error, log());
    const key = usable.value;
    const plaintext = await openUnderKey(context, key, blob, thing, input.EncryptionContext);
    if (plaintext === null) return refused(INVALID, log(key));
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));

    const opened = context.trace.latest(
      context.trace.meaningOf(thing) === "encrypted-data-key" ? "data-key" : "plaintext",
    );
    respondStep(context, [opened]);
    const output = {
      EncryptionAlgorithm: algorithm,
      KeyId: key.arn,
      KeyMaterialId: blob.materialId,
      Plaintext: plaintext,
    };
    return answered(output, log(key, blob.materialId));
  },
});

const INVALID = kmsError("InvalidCiphertextException");

/** The ARN of the key that made the blob, if the named key, where one is named, is that one. */
function keyOf(blob: CiphertextBlob, named: string | undefined, context: CallContext): Result<string, KmsError> {
  // A key of another Region, or one that no longer exists, cannot have its blobs told from garbage.
  const made = findKey(blob.keyArn, context);
  if (!made.ok) return err(INVALID);
  if (named === undefined) return ok(blob.keyArn);
  const key = findKey(named, context);
  if (!key.ok) return err(key.error);
  if (key.value.arn === blob.keyArn) return ok(blob.keyArn);
  return err(kmsError("IncorrectKeyException", WRONG_KEY));
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
