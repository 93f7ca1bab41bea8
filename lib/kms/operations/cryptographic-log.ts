import type { EncryptionContext } from "../crypto/encryption-context.ts";
import type { KmsKey } from "../world/world.ts";
import type { CallLog } from "./operation.ts";

/**
 * What CloudTrail gets of a cryptographic call: the parameters, the context in plaintext, the key and
 * the material that was used. Built from what is named here, never from the whole input.
 */
export function cryptographicLog(
  parameters: Readonly<Record<string, unknown>>,
  context: EncryptionContext | undefined,
) {
  const requestParameters = { ...parameters, ...(context === undefined ? {} : { encryptionContext: context }) };
  return (key?: KmsKey, keyMaterialId?: string): CallLog => ({
    requestParameters,
    ...(key ? { keys: [key] } : {}),
    ...additional(key, keyMaterialId),
  });
}

/** Which material, and which custom key store and external key, took part. */
function additional(key: KmsKey | undefined, keyMaterialId: string | undefined): CallLog {
  const place = key?.keyStore ?? null;
  if (keyMaterialId === undefined && place === null) return {};
  return {
    additionalEventData: {
      ...(keyMaterialId === undefined ? {} : { keyMaterialId }),
      ...(place === null ? {} : { customKeyStoreId: place.id }),
      ...(place === null || place.xksKeyId === null ? {} : { xksKeyId: place.xksKeyId }),
    },
  };
}
