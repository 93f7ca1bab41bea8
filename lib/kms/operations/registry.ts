import type { InputShape } from "../shapes/shape.ts";
import type { Operation } from "./operation.ts";

/** Every operation the simulator has, loaded when it is first called, so that a figure loads only its own. */
export const OPERATIONS = {
  CancelKeyDeletion: async () => (await import("./cancel-key-deletion.ts")).cancelKeyDeletion,
  CreateAlias: async () => (await import("./create-alias.ts")).createAlias,
  CreateKey: async () => (await import("./create-key.ts")).createKey,
  Decrypt: async () => (await import("./decrypt.ts")).decrypt,
  DeleteAlias: async () => (await import("./delete-alias.ts")).deleteAlias,
  DescribeKey: async () => (await import("./describe-key.ts")).describeKey,
  DisableKey: async () => (await import("./disable-key.ts")).disableKey,
  DisableKeyRotation: async () => (await import("./disable-key-rotation.ts")).disableKeyRotation,
  EnableKey: async () => (await import("./enable-key.ts")).enableKey,
  EnableKeyRotation: async () => (await import("./enable-key-rotation.ts")).enableKeyRotation,
  Encrypt: async () => (await import("./encrypt.ts")).encrypt,
  GenerateDataKey: async () => (await import("./generate-data-key.ts")).generateDataKey,
  GenerateDataKeyWithoutPlaintext: async () =>
    (await import("./generate-data-key-without-plaintext.ts")).generateDataKeyWithoutPlaintext,
  GenerateRandom: async () => (await import("./generate-random.ts")).generateRandom,
  GetKeyPolicy: async () => (await import("./get-key-policy.ts")).getKeyPolicy,
  GetKeyRotationStatus: async () => (await import("./get-key-rotation-status.ts")).getKeyRotationStatus,
  ListAliases: async () => (await import("./list-aliases.ts")).listAliases,
  ListKeyPolicies: async () => (await import("./list-key-policies.ts")).listKeyPolicies,
  ListKeyRotations: async () => (await import("./list-key-rotations.ts")).listKeyRotations,
  ListKeys: async () => (await import("./list-keys.ts")).listKeys,
  ListResourceTags: async () => (await import("./list-resource-tags.ts")).listResourceTags,
  PutKeyPolicy: async () => (await import("./put-key-policy.ts")).putKeyPolicy,
  ReEncrypt: async () => (await import("./re-encrypt.ts")).reEncrypt,
  RotateKeyOnDemand: async () => (await import("./rotate-key-on-demand.ts")).rotateKeyOnDemand,
  ScheduleKeyDeletion: async () => (await import("./schedule-key-deletion.ts")).scheduleKeyDeletion,
  TagResource: async () => (await import("./tag-resource.ts")).tagResource,
  UntagResource: async () => (await import("./untag-resource.ts")).untagResource,
  UpdateAlias: async () => (await import("./update-alias.ts")).updateAlias,
  UpdateKeyDescription: async () => (await import("./update-key-description.ts")).updateKeyDescription,
} as const;

export type OperationName = keyof typeof OPERATIONS;

type OperationOf<N extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[N]>>;

/** What a successful call of an operation answers. */
export type OutputOf<N extends OperationName> = N extends OperationName
  ? OperationOf<N> extends Operation<infer _, infer Output>
    ? Output
    : never
  : never;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** The operation without its particular types: what the dispatcher works with. */
export async function loadOperation(name: OperationName): Promise<Operation<InputShape, unknown>> {
  return (await OPERATIONS[name]()) as unknown as Operation<InputShape, unknown>;
}
