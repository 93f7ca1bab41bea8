import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { InputOf } from "../shapes/shape.ts";
import type { Change, CustomKeyStore } from "../world/world.ts";
import { backingConflict } from "./key-store-backing.ts";
import { BACKING_INPUT, KEY_STORE_ID, KEY_STORE_NAME } from "./key-store-input.ts";
import { onKeyStore } from "./on-key-store.ts";
import { defineOperation } from "./operation.ts";

type Asked = InputOf<typeof BACKING_INPUT>;

/** What may change while the store is connected. */
const WHILE_CONNECTED = ["XksProxyAuthenticationCredential", "XksProxyUriPath"];

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html */
export const updateCustomKeyStore = defineOperation({
  input: { ...BACKING_INPUT, CustomKeyStoreId: KEY_STORE_ID, NewCustomKeyStoreName: KEY_STORE_NAME },
  readOnly: false,
  run: async (input, context) => {
    const given = Object.keys(BACKING_INPUT).filter((name) =>
      Object.entries(input).some(([key, value]) => key === name && value !== undefined),
    );
    const harmless = given.every((name) => WHILE_CONNECTED.includes(name));
    const requestParameters = {
      customKeyStoreId: input.CustomKeyStoreId,
      ...(input.NewCustomKeyStoreName === undefined ? {} : { newCustomKeyStoreName: input.NewCustomKeyStoreName }),
    };
    const allowed = harmless ? (["DISCONNECTED", "CONNECTED"] as const) : (["DISCONNECTED"] as const);
    return onKeyStore(context, requestParameters, allowed, (store) => {
      const name = input.NewCustomKeyStoreName ?? store.name;
      const others = [...context.world.keyStores.values()].filter(
        ({ id, accountId, region }) => id !== store.id && accountId === store.accountId && region === store.region,
      );
      if (others.some((other) => other.name === name)) {
        return err(
          kmsError("CustomKeyStoreNameInUseException", `A custom key store with the name ${name} already exists.`),
        );
      }
      const backing = changedBacking(store.backing, input, given);
      if (!backing.ok) return backing;
      const conflict = backingConflict(context, backing.value, store.id);
      if (conflict) return err(conflict);
      const changes: Change[] = [{ kind: "put-key-store", keyStore: { ...store, name, backing: backing.value } }];
      return ok(changes);
    });
  },
});

function changedBacking(
  backing: CustomKeyStore["backing"],
  asked: Asked,
  given: readonly string[],
): Result<CustomKeyStore["backing"], KmsError> {
  const cluster = backing.type === "AWS_CLOUDHSM";
  const wrong = given.filter((name) => name.startsWith("Xks") === cluster);
  if (wrong.length > 0) {
    return err(kmsError("ValidationException", `Not of a key store of type ${backing.type}: ${wrong.join(", ")}.`));
  }
  if (backing.type === "AWS_CLOUDHSM")
    return ok({ ...backing, clusterId: asked.CloudHsmClusterId ?? backing.clusterId });
  return ok({
    ...backing,
    connectivity: asked.XksProxyConnectivity ?? backing.connectivity,
    accessKeyId: asked.XksProxyAuthenticationCredential?.AccessKeyId ?? backing.accessKeyId,
    uriEndpoint: asked.XksProxyUriEndpoint ?? backing.uriEndpoint,
    uriPath: asked.XksProxyUriPath ?? backing.uriPath,
    vpcServiceName: asked.XksProxyVpcEndpointServiceName ?? backing.vpcServiceName,
    vpcServiceOwner: asked.XksProxyVpcEndpointServiceOwner ?? backing.vpcServiceOwner,
  });
}
