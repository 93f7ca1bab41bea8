import { err, ok } from "../../result.ts";
import { kmsError } from "../errors/kms-error.ts";
import { KEY_STORE_ID } from "./key-store-input.ts";
import { onKeyStore } from "./on-key-store.ts";
import { defineOperation } from "./operation.ts";

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html
 * What is behind the store stays; a store that still has keys cannot go.
 */
export const deleteCustomKeyStore = defineOperation({
  input: { CustomKeyStoreId: KEY_STORE_ID },
  readOnly: false,
  run: async (input, context) =>
    onKeyStore(context, { customKeyStoreId: input.CustomKeyStoreId }, ["DISCONNECTED"], ({ id }) => {
      const holds = [...context.world.keys.values()].some((key) => key.keyStore?.id === id);
      if (!holds) return ok([{ kind: "delete-key-store", id }]);
      return err(kmsError("CustomKeyStoreHasCMKsException", `Custom key store ${id} still has KMS keys.`));
    }),
});
