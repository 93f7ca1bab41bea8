import { contextThings } from "../crypto/symmetric-cipher.ts";
import { DRY_RUN_ERROR } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import {
  ENCRYPTION_ALGORITHM,
  ENCRYPTION_CONTEXT,
  GRANT_TOKENS,
  KEY_ID,
  OPTIONAL_KEY_ID,
  DRY_RUN_MODIFIERS,
} from "../shapes/shape.ts";
import { ignoresCiphertext, NO_CIPHERTEXT, permissionOnly } from "./dry-run.ts";
import { respondStep } from "./call-steps.ts";
import { encryptError, encryptUnder } from "./encrypt-under.ts";
import { openBlob } from "./open-blob.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface ReEncryptOutput {
  readonly CiphertextBlob: Uint8Array;
  readonly DestinationEncryptionAlgorithm: string;
  readonly DestinationKeyMaterialId?: string;
  readonly KeyId: string;
  readonly SourceEncryptionAlgorithm: string;
  readonly SourceKeyId: string;
  readonly SourceKeyMaterialId?: string;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 * Decrypts and encrypts anew inside KMS: the plaintext leaves neither.
 */
export const reEncrypt = defineOperation({
  input: {
    CiphertextBlob: { type: "blob", min: 1, max: 6144 },
    SourceEncryptionContext: ENCRYPTION_CONTEXT,
    SourceKeyId: OPTIONAL_KEY_ID,
    DestinationKeyId: KEY_ID,
    DestinationEncryptionContext: ENCRYPTION_CONTEXT,
    SourceEncryptionAlgorithm: ENCRYPTION_ALGORITHM,
    DestinationEncryptionAlgorithm: ENCRYPTION_ALGORITHM,
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
    DryRunModifiers: DRY_RUN_MODIFIERS,
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ReEncryptOutput>> => {
    const SourceEncryptionAlgorithm = input.SourceEncryptionAlgorithm ?? "SYMMETRIC_DEFAULT";
    const DestinationEncryptionAlgorithm = input.DestinationEncryptionAlgorithm ?? "SYMMETRIC_DEFAULT";
    const { SourceEncryptionContext, DestinationEncryptionContext } = input;
    const requestParameters = {
      sourceEncryptionAlgorithm: SourceEncryptionAlgorithm,
      destinationEncryptionAlgorithm: DestinationEncryptionAlgorithm,
      destinationKeyId: input.DestinationKeyId,
      ...(input.SourceKeyId === undefined ? {} : { sourceKeyId: input.SourceKeyId }),
      ...(SourceEncryptionContext === undefined ? {} : { sourceEncryptionContext: SourceEncryptionContext }),
      ...(DestinationEncryptionContext === undefined
        ? {}
        : { destinationEncryptionContext: DestinationEncryptionContext }),
    };
    const use = {
      algorithm: SourceEncryptionAlgorithm,
      action: "ReEncryptFrom",
      carries: contextThings(context, DestinationEncryptionContext),
    } as const;
    if (ignoresCiphertext(input)) {
      const from = permissionOnly(context, input.SourceKeyId, use);
      const to = { algorithm: DestinationEncryptionAlgorithm, action: "ReEncryptTo" };
      const error = from === DRY_RUN_ERROR ? permissionOnly(context, input.DestinationKeyId, to) : from;
      return refused(error, { requestParameters });
    }
    if (input.CiphertextBlob === undefined) return refused(NO_CIPHERTEXT, { requestParameters });
    const opened = await openBlob(context, input.CiphertextBlob, input.SourceKeyId, SourceEncryptionContext, use);
    if (!opened.ok) return refused(opened.error.error, { requestParameters });
    const { key: source, materialId: SourceKeyMaterialId, plaintext, thing } = opened.value;
    const found = usableKey(input.DestinationKeyId, context, {
      usage: "ENCRYPT_DECRYPT",
      algorithm: DestinationEncryptionAlgorithm,
      action: "ReEncryptTo",
    });
    if (!found.ok) return refused(found.error, { requestParameters, keys: [source] });
    const destination = found.value;
    const log = { requestParameters, keys: [source, destination] };
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log);
    const kind = context.trace.meaningOf(thing) === "data-key" ? "encrypted-data-key" : "ciphertext";
    const carried = { bytes: plaintext, thing };
    const refusal = await encryptError(
      destination,
      DestinationEncryptionAlgorithm,
      plaintext,
      DestinationEncryptionContext,
    );
    if (refusal) return refused(refusal, log);
    const sealed = await encryptUnder(
      context,
      destination,
      DestinationEncryptionAlgorithm,
      carried,
      DestinationEncryptionContext,
      kind,
    );
    respondStep(context, [sealed.thing]);
    const output = {
      CiphertextBlob: sealed.blob,
      DestinationEncryptionAlgorithm,
      KeyId: destination.arn,
      SourceEncryptionAlgorithm,
      SourceKeyId: source.arn,
      ...(sealed.materialId === undefined ? {} : { DestinationKeyMaterialId: sealed.materialId }),
      ...(SourceKeyMaterialId === undefined ? {} : { SourceKeyMaterialId }),
    };
    const additionalEventData = {
      ...(SourceKeyMaterialId === undefined ? {} : { sourceKeyMaterialId: SourceKeyMaterialId }),
      ...(sealed.materialId === undefined ? {} : { destinationKeyMaterialId: sealed.materialId }),
    };
    return answered(output, { ...log, additionalEventData });
  },
});
