import { toHex } from "../bytes/bytes.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { accountError } from "../policy/authorise.ts";
import type { CustomKeyStore } from "../world/world.ts";
import { backingConflict, cloudHsmBacking, externalBacking } from "./key-store-backing.ts";
import { BACKING_INPUT, KEY_STORE_NAME } from "./key-store-input.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const LIMIT = 10;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html
 * The store begins disconnected. Passwords and secrets are neither kept nor logged.
 */
export const createCustomKeyStore = defineOperation({
  input: {
    ...BACKING_INPUT,
    CustomKeyStoreName: { ...KEY_STORE_NAME, required: true },
    TrustAnchorCertificate: { type: "text", min: 1, max: 5000 },
    CustomKeyStoreType: { type: "enum", values: ["AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] },
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<{ readonly CustomKeyStoreId: string }>> => {
    const { world, caller, region, random } = context;
    const { CustomKeyStoreName: name, CustomKeyStoreType: type = "AWS_CLOUDHSM" } = input;
    const requestParameters = {
      customKeyStoreName: name,
      customKeyStoreType: type,
      ...(input.CloudHsmClusterId === undefined ? {} : { cloudHsmClusterId: input.CloudHsmClusterId }),
      ...(input.XksProxyUriEndpoint === undefined ? {} : { xksProxyUriEndpoint: input.XksProxyUriEndpoint }),
    };
    const log = { requestParameters };
    const denied = accountError(context) ?? nameError(context, name);
    if (denied) return refused(denied, log);
    const backing = type === "AWS_CLOUDHSM" ? cloudHsmBacking(input) : externalBacking(input);
    if (!backing.ok) return refused(backing.error, log);
    const conflict = backingConflict(context, backing.value, null);
    if (conflict) return refused(conflict, log);
    const keyStore: CustomKeyStore = {
      id: `cks-${toHex(random(9)).slice(1)}`,
      name,
      accountId: caller.accountId,
      region,
      createdAt: world.now,
      connection: "DISCONNECTED",
      connectionError: null,
      settlesAt: null,
      fault: null,
      backing: backing.value,
    };
    const responseElements = { customKeyStoreId: keyStore.id };
    return answered({ CustomKeyStoreId: keyStore.id }, { ...log, responseElements }, [
      { kind: "put-key-store", keyStore },
    ]);
  },
});

function nameError({ world, caller, region }: CallContext, name: string): KmsError | null {
  const mine = [...world.keyStores.values()].filter(
    (store) => store.accountId === caller.accountId && store.region === region,
  );
  if (mine.some((store) => store.name === name)) {
    return kmsError("CustomKeyStoreNameInUseException", `A custom key store with the name ${name} already exists.`);
  }
  if (mine.length < LIMIT) return null;
  return kmsError("LimitExceededException", `An account has at most ${LIMIT} custom key stores in a Region.`);
}
