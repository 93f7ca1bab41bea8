import { DATA_KEY_PAIR_INPUT, makeDataKeyPair, type SealedPair } from "./make-data-key-pair.ts";
import { RECIPIENT } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html */
export const generateDataKeyPair = defineOperation({
  input: { ...DATA_KEY_PAIR_INPUT, Recipient: RECIPIENT },
  readOnly: true,
  run: async (input, context): Promise<Outcome<SealedPair & { readonly PrivateKeyPlaintext: Uint8Array }>> => {
    const made = await makeDataKeyPair(input, context);
    if (!made.ok) return refused(made.error.error, made.error.log);
    const { output, privateKey, log } = made.value;
    return answered({ ...output, PrivateKeyPlaintext: privateKey }, log);
  },
});
