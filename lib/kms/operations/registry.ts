import type { InputShape } from "../shapes/shape.ts";
import type { Operation } from "./operation.ts";

/** Every operation the simulator has, loaded when it is first called, so that a figure loads only its own. */
export const OPERATIONS = {
  CancelKeyDeletion: async () => (await import("./cancel-key-deletion.ts")).cancelKeyDeletion,
  ConnectCustomKeyStore: async () => (await import("./connect-custom-key-store.ts")).connectCustomKeyStore,
  CreateAlias: async () => (await import("./create-alias.ts")).createAlias,
  CreateCustomKeyStore: async () => (await import("./create-custom-key-store.ts")).createCustomKeyStore,
  CreateGrant: async () => (await import("./create-grant.ts")).createGrant,
  CreateKey: async () => (await import("./create-key.ts")).createKey,
  Decapsulate: async () => (await import("./decapsulate.ts")).decapsulate,
  Decrypt: async () => (await import("./decrypt.ts")).decrypt,
  DeleteAlias: async () => (await import("./delete-alias.ts")).deleteAlias,
  DeleteCustomKeyStore: async () => (await import("./delete-custom-key-store.ts")).deleteCustomKeyStore,
  DeleteImportedKeyMaterial: async () => (await import("./delete-imported-key-material.ts")).deleteImportedKeyMaterial,
  DeriveSharedSecret: async () => (await import("./derive-shared-secret.ts")).deriveSharedSecret,
  DescribeCustomKeyStores: async () => (await import("./describe-custom-key-stores.ts")).describeCustomKeyStores,
  DescribeKey: async () => (await import("./describe-key.ts")).describeKey,
  DisableKey: async () => (await import("./disable-key.ts")).disableKey,
  DisableKeyRotation: async () => (await import("./disable-key-rotation.ts")).disableKeyRotation,
  DisconnectCustomKeyStore: async () => (await import("./disconnect-custom-key-store.ts")).disconnectCustomKeyStore,
  EnableKey: async () => (await import("./enable-key.ts")).enableKey,
  EnableKeyRotation: async () => (await import("./enable-key-rotation.ts")).enableKeyRotation,
  Encapsulate: async () => (await import("./encapsulate.ts")).encapsulate,
  Encrypt: async () => (await import("./encrypt.ts")).encrypt,
  GenerateDataKey: async () => (await import("./generate-data-key.ts")).generateDataKey,
  GenerateDataKeyPair: async () => (await import("./generate-data-key-pair.ts")).generateDataKeyPair,
  GenerateDataKeyPairWithoutPlaintext: async () =>
    (await import("./generate-data-key-pair-without-plaintext.ts")).generateDataKeyPairWithoutPlaintext,
  GenerateDataKeyWithoutPlaintext: async () =>
    (await import("./generate-data-key-without-plaintext.ts")).generateDataKeyWithoutPlaintext,
  GenerateMac: async () => (await import("./generate-mac.ts")).generateMac,
  GenerateRandom: async () => (await import("./generate-random.ts")).generateRandom,
  GetKeyLastUsage: async () => (await import("./get-key-last-usage.ts")).getKeyLastUsage,
  GetKeyPolicy: async () => (await import("./get-key-policy.ts")).getKeyPolicy,
  GetKeyRotationStatus: async () => (await import("./get-key-rotation-status.ts")).getKeyRotationStatus,
  GetParametersForImport: async () => (await import("./get-parameters-for-import.ts")).getParametersForImport,
  GetPublicKey: async () => (await import("./get-public-key.ts")).getPublicKey,
  ImportKeyMaterial: async () => (await import("./import-key-material.ts")).importKeyMaterial,
  ListAliases: async () => (await import("./list-aliases.ts")).listAliases,
  ListGrants: async () => (await import("./list-grants.ts")).listGrants,
  ListKeyPolicies: async () => (await import("./list-key-policies.ts")).listKeyPolicies,
  ListKeyRotations: async () => (await import("./list-key-rotations.ts")).listKeyRotations,
  ListKeys: async () => (await import("./list-keys.ts")).listKeys,
  ListResourceTags: async () => (await import("./list-resource-tags.ts")).listResourceTags,
  ListRetirableGrants: async () => (await import("./list-retirable-grants.ts")).listRetirableGrants,
  PutKeyPolicy: async () => (await import("./put-key-policy.ts")).putKeyPolicy,
  ReEncrypt: async () => (await import("./re-encrypt.ts")).reEncrypt,
  ReplicateKey: async () => (await import("./replicate-key.ts")).replicateKey,
  RetireGrant: async () => (await import("./retire-grant.ts")).retireGrant,
  RevokeGrant: async () => (await import("./revoke-grant.ts")).revokeGrant,
  RotateKeyOnDemand: async () => (await import("./rotate-key-on-demand.ts")).rotateKeyOnDemand,
  ScheduleKeyDeletion: async () => (await import("./schedule-key-deletion.ts")).scheduleKeyDeletion,
  Sign: async () => (await import("./sign.ts")).sign,
  TagResource: async () => (await import("./tag-resource.ts")).tagResource,
  UntagResource: async () => (await import("./untag-resource.ts")).untagResource,
  UpdateAlias: async () => (await import("./update-alias.ts")).updateAlias,
  UpdateCustomKeyStore: async () => (await import("./update-custom-key-store.ts")).updateCustomKeyStore,
  UpdateKeyDescription: async () => (await import("./update-key-description.ts")).updateKeyDescription,
  UpdatePrimaryRegion: async () => (await import("./update-primary-region.ts")).updatePrimaryRegion,
  Verify: async () => (await import("./verify.ts")).verify,
  VerifyMac: async () => (await import("./verify-mac.ts")).verifyMac,
} as const;

export type OperationName = keyof typeof OPERATIONS;

type OperationOf<N extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[N]>>;

/** What a successful call of an operation answers. */
export type OutputOf<N extends OperationName> = N extends OperationName
  ? OperationOf<N> extends Operation<infer _, infer Output>
    ? Output
    : never
  : never;

/** In alphabetical order. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** Operations that were loaded: asking the module system again costs more than the cryptography of a call. */
const loaded = new Map<OperationName, Operation<InputShape, unknown>>();

/** The operation without its particular types: what the dispatcher works with. */
export async function loadOperation(name: OperationName): Promise<Operation<InputShape, unknown>> {
  const known = loaded.get(name);
  if (known) return known;
  const operation = (await OPERATIONS[name]()) as unknown as Operation<InputShape, unknown>;
  loaded.set(name, operation);
  return operation;
}
