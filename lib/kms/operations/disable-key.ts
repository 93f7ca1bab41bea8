import { withState } from "../keys/key-store.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html */
export const disableKey = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: false,
  run: async (input, context) =>
    onKey(context, { keyId: input.KeyId }, (key, log) => changedKey(withState(key, "Disabled"), log)),
});
