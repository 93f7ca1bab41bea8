import { DATA_KEY_PAIR_INPUT, makeDataKeyPair, type SealedPair } from "./make-data-key-pair.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html */
export const generateDataKeyPairWithoutPlaintext = defineOperation({
  input: DATA_KEY_PAIR_INPUT,
  readOnly: true,
  run: async (input, context): Promise<Outcome<SealedPair>> => {
    const made = await makeDataKeyPair(input, context);
    if (!made.ok) return refused(made.error.error, made.error.log);
    return answered(made.value.output, made.value.log);
  },
});
