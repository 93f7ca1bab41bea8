import { DRY_RUN_ERROR } from "../errors/kms-error.ts";
import {
  ENCRYPTION_ALGORITHM,
  ENCRYPTION_CONTEXT,
  GRANT_TOKENS,
  OPTIONAL_KEY_ID,
  RECIPIENT,
  DRY_RUN_MODIFIERS,
} from "../shapes/shape.ts";
import { ignoresCiphertext, NO_CIPHERTEXT, permissionOnly } from "./dry-run.ts";
import { respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { openBlob } from "./open-blob.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface DecryptOutput {
  readonly EncryptionAlgorithm: string;
  readonly KeyId: string;
  /** Of a symmetric key. */
  readonly KeyMaterialId?: string;
  readonly Plaintext: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
export const decrypt = defineOperation({
  input: {
    CiphertextBlob: { type: "blob", min: 1, max: 6144 },
    KeyId: OPTIONAL_KEY_ID,
    EncryptionContext: ENCRYPTION_CONTEXT,
    EncryptionAlgorithm: ENCRYPTION_ALGORITHM,
    GrantTokens: GRANT_TOKENS,
    Recipient: RECIPIENT,
    DryRun: { type: "boolean" },
    DryRunModifiers: DRY_RUN_MODIFIERS,
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DecryptOutput>> => {
    const algorithm = input.EncryptionAlgorithm ?? "SYMMETRIC_DEFAULT";
    const named = input.KeyId === undefined ? {} : { keyId: input.KeyId };
    const log = cryptographicLog({ encryptionAlgorithm: algorithm, ...named }, input.EncryptionContext);
    if (ignoresCiphertext(input)) {
      const error = permissionOnly(context, input.KeyId, { algorithm, action: "Decrypt" });
      return refused(error, log());
    }
    if (input.CiphertextBlob === undefined) return refused(NO_CIPHERTEXT, log());
    const opened = await openBlob(context, input.CiphertextBlob, input.KeyId, input.EncryptionContext, {
      algorithm,
      action: "Decrypt",
    });
    if (!opened.ok) return refused(opened.error.error, log(opened.error.key));
    const { key, materialId, plaintext, thing } = opened.value;
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    respondStep(context, [thing]);
    const output = {
      EncryptionAlgorithm: algorithm,
      KeyId: key.arn,
      ...(materialId === undefined ? {} : { KeyMaterialId: materialId }),
      Plaintext: plaintext,
    };
    return answered(output, log(key, materialId));
  },
});
