import type { KmsKey } from "../world/world.ts";
import { currentMaterial } from "./current-material.ts";
import { algorithmsOf } from "./key-spec.ts";

/** KeyMetadata as the service prints it: the members that fit the key, no others. */
export interface KeyMetadata {
  readonly AWSAccountId: string;
  readonly Arn: string;
  /** Seconds since 1970, as in the JSON protocol. */
  readonly CreationDate: number;
  /** Of a symmetric encryption key. */
  readonly CurrentKeyMaterialId?: string;
  readonly CustomerMasterKeySpec: string;
  /** Only while a deletion is scheduled. */
  readonly DeletionDate?: number;
  readonly Description: string;
  readonly Enabled: boolean;
  /** One of these lists, by the usage of the key. */
  readonly EncryptionAlgorithms?: readonly string[];
  readonly SigningAlgorithms?: readonly string[];
  readonly MacAlgorithms?: readonly string[];
  readonly KeyAgreementAlgorithms?: readonly string[];
  readonly EncapsulationAlgorithms?: readonly string[];
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
    ...(key.keySpec === "SYMMETRIC_DEFAULT" ? { CurrentKeyMaterialId: currentMaterial(key).id } : {}),
    CustomerMasterKeySpec: key.keySpec,
    ...(key.deletion ? { DeletionDate: key.deletion.at / 1000 } : {}),
    Description: key.description,
    Enabled: key.state === "Enabled",
    ...algorithmMember(key),
    KeyId: key.keyId,
    KeyManager: "CUSTOMER",
    KeySpec: key.keySpec,
    KeyState: key.state,
    KeyUsage: key.keyUsage,
    MultiRegion: false,
    Origin: key.origin,
  };
}

const ALGORITHM_MEMBER = {
  ENCRYPT_DECRYPT: "EncryptionAlgorithms",
  SIGN_VERIFY: "SigningAlgorithms",
  GENERATE_VERIFY_MAC: "MacAlgorithms",
  KEY_AGREEMENT: "KeyAgreementAlgorithms",
  ENCAPSULATE_DECAPSULATE: "EncapsulationAlgorithms",
} as const;

/** What the key can be asked for, under the name that its usage gives the list. */
export function algorithmMember({ keySpec, keyUsage }: Pick<KmsKey, "keySpec" | "keyUsage">): {
  readonly [member in (typeof ALGORITHM_MEMBER)[keyof typeof ALGORITHM_MEMBER]]?: readonly string[];
} {
  return { [ALGORITHM_MEMBER[keyUsage]]: algorithmsOf(keySpec, keyUsage) ?? [] };
}
