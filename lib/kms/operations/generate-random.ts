import { kmsError } from "../errors/kms-error.ts";
import { accountError } from "../policy/authorise.ts";
import { RECIPIENT } from "../shapes/shape.ts";
import { connectedStore } from "./on-key-store.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html: involves no key. */
export const generateRandom = defineOperation({
  input: {
    NumberOfBytes: { type: "integer", min: 1, max: 1024 },
    Recipient: RECIPIENT,
    CustomKeyStoreId: { type: "text", min: 1, max: 64 },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<{ readonly Plaintext: Uint8Array }>> => {
    const denied = accountError(context);
    if (denied) return refused(denied);
    if (input.NumberOfBytes === undefined)
      return refused(kmsError("ValidationException", "NumberOfBytes is required."));
    const store = input.CustomKeyStoreId === undefined ? null : connectedStore(context, input.CustomKeyStoreId);
    if (store && !store.ok) return refused(store.error);
    return answered({ Plaintext: context.random(input.NumberOfBytes) }, {});
  },
});
