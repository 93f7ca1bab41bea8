import { respondStep } from "./call-steps.ts";
import { DATA_KEY_INPUT, makeDataKey } from "./make-data-key.ts";
import { RECIPIENT } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GenerateDataKeyOutput {
  readonly CiphertextBlob: Uint8Array;
  readonly KeyId: string;
  readonly KeyMaterialId: string;
  readonly Plaintext: Uint8Array;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 * The data key is given back twice: in the clear, and encrypted under the KMS key. KMS keeps neither.
 */
export const generateDataKey = defineOperation({
  input: { ...DATA_KEY_INPUT, Recipient: RECIPIENT },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GenerateDataKeyOutput>> => {
    const made = await makeDataKey(input, context);
    if (!made.ok) return refused(made.error.error, made.error.log);
    const { key, plaintext, sealed, log } = made.value;
    respondStep(context, [plaintext.thing, sealed.thing]);
    const output = {
      CiphertextBlob: sealed.blob,
      KeyId: key.arn,
      KeyMaterialId: sealed.materialId,
      Plaintext: plaintext.bytes,
    };
    return answered(output, log);
  },
});
