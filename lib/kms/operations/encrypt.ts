import { contextThings } from "../crypto/symmetric-cipher.ts";
import { DRY_RUN_ERROR } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import { ENCRYPTION_ALGORITHM, ENCRYPTION_CONTEXT, GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { encryptError, encryptUnder } from "./encrypt-under.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { requestStep, respondStep } from "./call-steps.ts";

interface EncryptOutput {
  readonly CiphertextBlob: Uint8Array;
  readonly EncryptionAlgorithm: string;
  readonly KeyId: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export const encrypt = defineOperation({
  input: {
    KeyId: KEY_ID,
    Plaintext: { type: "blob", required: true, min: 1, max: 4096 },
    EncryptionContext: ENCRYPTION_CONTEXT,
    EncryptionAlgorithm: ENCRYPTION_ALGORITHM,
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<EncryptOutput>> => {
    const algorithm = input.EncryptionAlgorithm ?? "SYMMETRIC_DEFAULT";
    const log = cryptographicLog({ keyId: input.KeyId, encryptionAlgorithm: algorithm }, input.EncryptionContext);
    const bytes = input.Plaintext;
    const plaintext =
      context.trace.findByBytes(bytes) ?? context.trace.thing({ kind: "plaintext", meaning: "plaintext", bytes });
    requestStep(context, [plaintext, ...contextThings(context, input.EncryptionContext)]);

    const found = usableKey(input.KeyId, context, { usage: "ENCRYPT_DECRYPT", algorithm });
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    const source = { bytes: input.Plaintext, thing: plaintext };
    const refusal = await encryptError(key, algorithm, source.bytes, input.EncryptionContext);
    if (refusal) return refused(refusal, log(key));
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    const sealed = await encryptUnder(context, key, algorithm, source, input.EncryptionContext, "ciphertext");
    respondStep(context, [sealed.thing]);
    const output = { CiphertextBlob: sealed.blob, EncryptionAlgorithm: algorithm, KeyId: key.arn };
    return answered(output, log(key, sealed.materialId));
  },
});
