import { KEY_ID } from "../shapes/shape.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html */
export const updateKeyDescription = defineOperation({
  input: { KeyId: KEY_ID, Description: { type: "text", required: true, max: 8192 } },
  readOnly: false,
  run: async (input, context) =>
    onKey(context, { keyId: input.KeyId, description: input.Description }, (key, log) =>
      changedKey({ ...key, description: input.Description }, log),
    ),
});
