import { respondStep } from "./call-steps.ts";
import { DATA_KEY_INPUT, makeDataKey } from "./make-data-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GenerateDataKeyWithoutPlaintextOutput {
  readonly CiphertextBlob: Uint8Array;
  readonly KeyId: string;
  readonly KeyMaterialId: string;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html
 * For whoever prepares keys that another component will decrypt when it needs them.
 */
export const generateDataKeyWithoutPlaintext = defineOperation({
  input: DATA_KEY_INPUT,
  readOnly: true,
  run: async (input, context): Promise<Outcome<GenerateDataKeyWithoutPlaintextOutput>> => {
    const made = await makeDataKey(input, context);
    if (!made.ok) return refused(made.error.error, made.error.log);
    const { key, sealed, log } = made.value;
    respondStep(context, [sealed.thing]);
    return answered({ CiphertextBlob: sealed.blob, KeyId: key.arn, KeyMaterialId: sealed.materialId }, log);
  },
});
