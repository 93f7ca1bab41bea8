import { KEY_ID } from "../shapes/shape.ts";
import { changedShared, onKey } from "./on-key.ts";
import { defineOperation } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html */
export const disableKeyRotation = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: false,
  run: async (input, context) =>
    onKey(context, { keyId: input.KeyId }, (key, log) => changedShared(context, { ...key, rotation: null }, log)),
});
