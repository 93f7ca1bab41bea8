import { ok } from "../../result.ts";
import { keyStoreChanges } from "../keys/key-store.ts";
import { settlesAt } from "../life/settles-at.ts";
import { KEY_STORE_ID } from "./key-store-input.ts";
import { onKeyStore } from "./on-key-store.ts";
import { defineOperation } from "./operation.ts";

/** Only in a world with eventual consistency. */
const DISCONNECTING_MS = 60_000;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html
 * Its keys are unavailable from now on, and come back as they were when it is connected again.
 */
export const disconnectCustomKeyStore = defineOperation({
  input: { CustomKeyStoreId: KEY_STORE_ID },
  readOnly: false,
  run: async (input, context) =>
    onKeyStore(context, { customKeyStoreId: input.CustomKeyStoreId }, ["CONNECTED", "CONNECTING", "FAILED"], (store) =>
      ok(
        keyStoreChanges(context.world, {
          ...store,
          connection: "DISCONNECTING",
          connectionError: null,
          settlesAt: settlesAt(context.world, DISCONNECTING_MS),
        }),
      ),
    ),
});
