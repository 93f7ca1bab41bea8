import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { accountError } from "../policy/authorise.ts";
import type { Change, CustomKeyStore } from "../world/world.ts";
import { answered, type CallContext, type CallLog, type Outcome, refused } from "./operation.ts";

type Connection = CustomKeyStore["connection"];

/**
 * The frame of an operation on one custom key store: IAM is asked, the store found among those of the
 * caller's account and Region, its connection checked; then act. All of them answer nothing.
 */
export function onKeyStore(
  context: CallContext,
  requestParameters: { readonly customKeyStoreId: string; readonly [name: string]: unknown },
  allowed: readonly Connection[],
  act: (keyStore: CustomKeyStore) => Result<readonly Change[], KmsError>,
): Outcome<Record<string, never>> {
  const log: CallLog = { requestParameters };
  const denied = accountError(context);
  if (denied) return refused(denied, log);
  const found = storeIn(context, requestParameters.customKeyStoreId, allowed);
  if (!found.ok) return refused(found.error, log);
  const changes = act(found.value);
  return changes.ok ? answered({}, log, changes.value) : refused(changes.error, log);
}

/** The store, which has to be connected. */
export function connectedStore(context: CallContext, id: string): Result<CustomKeyStore, KmsError> {
  return storeIn(context, id, ["CONNECTED"]);
}

function storeIn(
  { world, caller, region }: CallContext,
  id: string,
  allowed: readonly Connection[],
): Result<CustomKeyStore, KmsError> {
  const store = world.keyStores.get(id);
  if (!store || store.accountId !== caller.accountId || store.region !== region) {
    return err(kmsError("CustomKeyStoreNotFoundException", `Custom key store ${id} is not found.`));
  }
  if (allowed.includes(store.connection)) return ok(store);
  const message = `Custom key store ${id} is ${store.connection}; it has to be ${allowed.join(" or ")}.`;
  return err(kmsError("CustomKeyStoreInvalidStateException", message));
}
