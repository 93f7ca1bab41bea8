import { ok } from "../../result.ts";
import { keyStoreChanges } from "../keys/key-store.ts";
import { settlesAt } from "../life/settles-at.ts";
import { KEY_STORE_ID } from "./key-store-input.ts";
import { onKeyStore } from "./on-key-store.ts";
import { defineOperation } from "./operation.ts";

/** Some minutes, as for a CloudHSM cluster; only in a world with eventual consistency. */
const CONNECTING_MS = 300_000;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html
 * Only starts it: whether it worked, DescribeCustomKeyStores tells.
 */
export const connectCustomKeyStore = defineOperation({
  input: { CustomKeyStoreId: KEY_STORE_ID },
  readOnly: false,
  run: async (input, context) =>
    onKeyStore(
      context,
      { customKeyStoreId: input.CustomKeyStoreId },
      ["DISCONNECTED", "CONNECTING", "CONNECTED"],
      (store) =>
        ok(
          store.connection === "DISCONNECTED"
            ? keyStoreChanges(context.world, {
                ...store,
                connection: "CONNECTING",
                connectionError: null,
                settlesAt: settlesAt(context.world, CONNECTING_MS),
              })
            : [],
        ),
    ),
});
