import type { OperationName } from "@/lib/kms";

/** All operations, in the order in which somebody meets them. */
export const OPERATION_GROUPS = {
  use: ["Encrypt", "Decrypt", "ReEncrypt"],
  dataKeys: [
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "GenerateRandom",
  ],
  asymmetric: [
    "Sign",
    "Verify",
    "GetPublicKey",
    "GenerateMac",
    "VerifyMac",
    "DeriveSharedSecret",
    "Encapsulate",
    "Decapsulate",
  ],
  keys: [
    "CreateKey",
    "DescribeKey",
    "ListKeys",
    "UpdateKeyDescription",
    "EnableKey",
    "DisableKey",
    "ScheduleKeyDeletion",
    "CancelKeyDeletion",
    "GetKeyLastUsage",
  ],
  names: [
    "CreateAlias",
    "UpdateAlias",
    "DeleteAlias",
    "ListAliases",
    "TagResource",
    "UntagResource",
    "ListResourceTags",
  ],
  rotation: [
    "EnableKeyRotation",
    "DisableKeyRotation",
    "GetKeyRotationStatus",
    "RotateKeyOnDemand",
    "ListKeyRotations",
  ],
  access: [
    "GetKeyPolicy",
    "PutKeyPolicy",
    "ListKeyPolicies",
    "CreateGrant",
    "ListGrants",
    "ListRetirableGrants",
    "RetireGrant",
    "RevokeGrant",
  ],
  material: ["GetParametersForImport", "ImportKeyMaterial", "DeleteImportedKeyMaterial"],
  regions: ["ReplicateKey", "UpdatePrimaryRegion"],
  stores: [
    "CreateCustomKeyStore",
    "DescribeCustomKeyStores",
    "UpdateCustomKeyStore",
    "ConnectCustomKeyStore",
    "DisconnectCustomKeyStore",
    "DeleteCustomKeyStore",
  ],
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;

export type OperationGroup = keyof typeof OPERATION_GROUPS;
export const GROUP_NAMES = Object.keys(OPERATION_GROUPS) as readonly OperationGroup[];
