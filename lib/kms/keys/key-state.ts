import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { KeyState, KmsKey } from "../world/world.ts";

/**
 * In which states of a key an operation is refused. An operation that is not listed works in all.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
const PENDING_DELETION = ["PendingDeletion", "PendingReplicaDeletion"] as const;
const CRYPTOGRAPHIC = ["Disabled", ...PENDING_DELETION, "PendingImport", "Unavailable", "Creating"] as const;

const REFUSED: Readonly<Record<string, readonly KeyState[]>> = {
  Encrypt: CRYPTOGRAPHIC,
  Decrypt: CRYPTOGRAPHIC,
  ReEncryptFrom: CRYPTOGRAPHIC,
  ReEncryptTo: CRYPTOGRAPHIC,
  GenerateDataKey: CRYPTOGRAPHIC,
  GenerateDataKeyWithoutPlaintext: CRYPTOGRAPHIC,
  GenerateDataKeyPair: CRYPTOGRAPHIC,
  GenerateDataKeyPairWithoutPlaintext: CRYPTOGRAPHIC,
  GenerateMac: CRYPTOGRAPHIC,
  VerifyMac: CRYPTOGRAPHIC,
  Sign: CRYPTOGRAPHIC,
  Verify: CRYPTOGRAPHIC,
  DeriveSharedSecret: CRYPTOGRAPHIC,
  // A public key may be read of a disabled key too.
  GetPublicKey: [...PENDING_DELETION, "Creating"],
  Encapsulate: CRYPTOGRAPHIC,
  Decapsulate: CRYPTOGRAPHIC,
  CreateGrant: ["Disabled", ...PENDING_DELETION, "PendingImport", "Creating"],
  CreateAlias: PENDING_DELETION,
  UpdateAlias: PENDING_DELETION,
  TagResource: PENDING_DELETION,
  UntagResource: PENDING_DELETION,
  UpdateKeyDescription: PENDING_DELETION,
  EnableKey: [...PENDING_DELETION, "PendingImport", "Creating", "Updating"],
  DisableKey: [...PENDING_DELETION, "PendingImport", "Creating", "Updating"],
  EnableKeyRotation: ["Disabled", ...PENDING_DELETION, "Creating"],
  DisableKeyRotation: ["Disabled", ...PENDING_DELETION, "Creating"],
  RotateKeyOnDemand: ["Disabled", ...PENDING_DELETION, "PendingImport", "Creating"],
  GetParametersForImport: [...PENDING_DELETION, "Creating", "Updating"],
  ImportKeyMaterial: ["Creating"],
  DeleteImportedKeyMaterial: ["Creating", "Updating"],
  ReplicateKey: ["Disabled", ...PENDING_DELETION, "PendingImport", "Creating", "Updating"],
  UpdatePrimaryRegion: ["Disabled", ...PENDING_DELETION, "PendingImport", "Creating"],
  ScheduleKeyDeletion: [...PENDING_DELETION, "Updating"],
  CancelKeyDeletion: ["Enabled", "Disabled", "PendingImport", "Unavailable", "Creating", "Updating"],
};

const IS: Record<KeyState, string> = {
  Enabled: "enabled",
  Disabled: "disabled",
  PendingDeletion: "pending deletion",
  PendingReplicaDeletion: "pending deletion",
  PendingImport: "pending import",
  Unavailable: "unavailable",
  Creating: "creating",
  Updating: "updating",
};

/** @returns null where the key's state lets the operation act, else the error that the service gives. */
export function stateError(operation: string, key: Pick<KmsKey, "arn" | "state">): KmsError | null {
  if (REFUSED[operation]?.includes(key.state) !== true) return null;
  if (operation === "CancelKeyDeletion")
    return kmsError("KMSInvalidStateException", `${key.arn} is not pending deletion.`);
  const code = key.state === "Disabled" ? "DisabledException" : "KMSInvalidStateException";
  return kmsError(code, `${key.arn} is ${IS[key.state]}.`);
}
