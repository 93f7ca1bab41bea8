import { contextThings, sealUnderKey } from "../crypto/symmetric-cipher.ts";
import { DRY_RUN_ERROR, kmsError } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import { ENCRYPTION_CONTEXT, GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GenerateDataKeyOutput {
  readonly CiphertextBlob: Uint8Array;
  readonly KeyId: string;
  readonly KeyMaterialId: string;
  readonly Plaintext: Uint8Array;
}

const SPEC_LENGTHS = { AES_128: 16, AES_256: 32 } as const;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 * Random bytes that have nothing to do with the KMS key, given back twice: in the clear, and encrypted
 * under the KMS key. KMS keeps neither.
 */
export const generateDataKey = defineOperation({
  input: {
    KeyId: KEY_ID,
    KeySpec: { type: "enum", values: ["AES_256", "AES_128"] },
    NumberOfBytes: { type: "integer", min: 1, max: 1024 },
    EncryptionContext: ENCRYPTION_CONTEXT,
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GenerateDataKeyOutput>> => {
    const { trace, operation, random } = context;
    const size = input.KeySpec === undefined ? { numberOfBytes: input.NumberOfBytes } : { keySpec: input.KeySpec };
    const log = cryptographicLog({ keyId: input.KeyId, ...size }, input.EncryptionContext);
    if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
      return refused(kmsError("ValidationException", ONE_SIZE), log());
    }
    requestStep(context, contextThings(context, input.EncryptionContext));
    const found = usableKey(input.KeyId, context);
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));

    const length = input.KeySpec === undefined ? (input.NumberOfBytes ?? 0) : SPEC_LENGTHS[input.KeySpec];
    const dataKey = random(length);
    const thing = trace.thing({ kind: "data-key", meaning: "data-key", bytes: dataKey });
    trace.step({
      kind: "generate-data-key",
      operation,
      at: "kms",
      appears: [{ thing, at: "kms" }],
      detail: { bytes: length },
    });
    const sealed = await sealUnderKey(
      context,
      key,
      { bytes: dataKey, thing },
      input.EncryptionContext,
      "encrypted-data-key",
    );
    respondStep(context, [thing, sealed.thing]);
    const output = {
      CiphertextBlob: sealed.blob,
      KeyId: key.arn,
      KeyMaterialId: sealed.materialId,
      Plaintext: dataKey,
    };
    return answered(output, log(key, sealed.materialId));
  },
});

const ONE_SIZE = "Please specify either number of bytes or key spec.";
