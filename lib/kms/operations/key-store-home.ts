import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CustomKeyStore, KeyStorePlace } from "../world/world.ts";
import { connectedStore } from "./on-key-store.ts";
import type { CallContext } from "./operation.ts";

interface Asked {
  readonly Origin: string | undefined;
  readonly MultiRegion: boolean | undefined;
  readonly CustomKeyStoreId: string | undefined;
  readonly XksKeyId: string | undefined;
}

/**
 * Where CreateKey shall put a key, if that is a custom key store: symmetric keys of one Region only, in
 * a store that is connected and of the right type. The simulated external key manager has every key
 * it is asked for; two KMS keys cannot share one.
 */
export function keyStoreHome(
  context: CallContext,
  { Origin: origin = "AWS_KMS", MultiRegion, CustomKeyStoreId: id, XksKeyId: xksKeyId }: Asked,
  keySpec: string,
): Result<{ readonly place: KeyStorePlace; readonly keyStore: CustomKeyStore } | null, KmsError> {
  const external = origin === "EXTERNAL_KEY_STORE";
  if (external !== (xksKeyId !== undefined)) {
    return err(
      kmsError("ValidationException", "XksKeyId is required for Origin EXTERNAL_KEY_STORE, and for no other."),
    );
  }
  if ((external || origin === "AWS_CLOUDHSM") !== (id !== undefined)) {
    const message = "CustomKeyStoreId is required for Origin AWS_CLOUDHSM and EXTERNAL_KEY_STORE, and for no other.";
    return err(kmsError("ValidationException", message));
  }
  if (id === undefined) return ok(null);
  if (keySpec !== "SYMMETRIC_DEFAULT" || MultiRegion === true) {
    const message = "A custom key store holds symmetric encryption keys of a single Region only.";
    return err(kmsError("UnsupportedOperationException", message));
  }
  const store = connectedStore(context, id);
  if (!store.ok) return store;
  const { backing } = store.value;
  if (backing.type !== origin) {
    return err(kmsError("ValidationException", `Origin ${origin} does not fit a key store of type ${backing.type}.`));
  }
  const resumes = "Enabled";
  if (backing.type === "AWS_CLOUDHSM") {
    return ok({ place: { id, clusterId: backing.clusterId, xksKeyId: null, resumes }, keyStore: store.value });
  }
  if (xksKeyId === undefined || Object.hasOwn(backing.keys, xksKeyId)) {
    return err(kmsError("XksKeyAlreadyInUseException", `External key ${xksKeyId} belongs to another KMS key.`));
  }
  const keys = { ...backing.keys, [xksKeyId]: context.random(32) };
  return ok({
    place: { id, clusterId: null, xksKeyId, resumes },
    keyStore: { ...store.value, backing: { ...backing, keys } },
  });
}
