import type { KmsKey } from "../world/world.ts";
import { currentMaterial } from "./current-material.ts";

/** KeyMetadata as the service prints it for a symmetric encryption key: these members, no others. */
export interface KeyMetadata {
  readonly AWSAccountId: string;
  readonly Arn: string;
  /** Seconds since 1970, as in the JSON protocol. */
  readonly CreationDate: number;
  readonly CurrentKeyMaterialId: string;
  readonly CustomerMasterKeySpec: string;
  /** Only while a deletion is scheduled. */
  readonly DeletionDate?: number;
  readonly Description: string;
  readonly Enabled: boolean;
  readonly EncryptionAlgorithms: readonly string[];
  readonly KeyId: string;
  readonly KeyManager: "CUSTOMER";
  readonly KeySpec: string;
  readonly KeyState: string;
  readonly KeyUsage: string;
  readonly MultiRegion: boolean;
  readonly Origin: string;
}

export function toKeyMetadata(key: KmsKey): KeyMetadata {
  return {
    AWSAccountId: key.accountId,
    Arn: key.arn,
    CreationDate: key.createdAt / 1000,
    CurrentKeyMaterialId: currentMaterial(key).id,
    CustomerMasterKeySpec: key.keySpec,
    ...(key.deletion ? { DeletionDate: key.deletion.at / 1000 } : {}),
    Description: key.description,
    Enabled: key.state === "Enabled",
    EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
    KeyId: key.keyId,
    KeyManager: "CUSTOMER",
    KeySpec: key.keySpec,
    KeyState: key.state,
    KeyUsage: key.keyUsage,
    MultiRegion: false,
    Origin: key.origin,
  };
}
