import type { ImportedMaterial, KmsKey } from "../world/world.ts";
import { findCurrentMaterial } from "./current-material.ts";
import { keyArn } from "./find-key.ts";
import { algorithmsOf } from "./key-spec.ts";
import { leads } from "./multi-region.ts";

/** KeyMetadata as the service prints it: the members that fit the key, no others. */
export interface KeyMetadata {
  readonly AWSAccountId: string;
  readonly Arn: string;
  /** Seconds since 1970, as in the JSON protocol. */
  readonly CreationDate: number;
  /** Of a key in a custom key store. */
  readonly CloudHsmClusterId?: string;
  readonly CustomKeyStoreId?: string;
  readonly XksKeyConfiguration?: { readonly Id: string };
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
  /** Of imported material that is there; ValidTo in seconds since 1970. */
  readonly ExpirationModel?: string;
  readonly ValidTo?: number;
  readonly KeyId: string;
  readonly KeyManager: "CUSTOMER" | "AWS";
  readonly KeySpec: string;
  readonly KeyState: string;
  readonly KeyUsage: string;
  readonly MultiRegion: boolean;
  readonly MultiRegionConfiguration?: MultiRegionConfiguration;
  readonly Origin: string;
  /** Of a primary whose deletion waits for its replicas'. */
  readonly PendingDeletionWindowInDays?: number;
}

interface MultiRegionConfiguration {
  readonly MultiRegionKeyType: "PRIMARY" | "REPLICA";
  readonly PrimaryKey: RegionalKey;
  readonly ReplicaKeys: readonly RegionalKey[];
}

interface RegionalKey {
  readonly Arn: string;
  readonly Region: string;
}

export function toKeyMetadata(key: KmsKey): KeyMetadata {
  // In the order of the API's model, which is how clients print it.
  return {
    AWSAccountId: key.accountId,
    KeyId: key.keyId,
    Arn: key.arn,
    CreationDate: key.createdAt / 1000,
    Enabled: key.state === "Enabled",
    Description: key.description,
    KeyUsage: key.keyUsage,
    KeyState: key.state,
    ...deletionMembers(key),
    Origin: key.origin,
    ...keyStoreMembers(key),
    KeyManager: key.manager,
    CustomerMasterKeySpec: key.keySpec,
    KeySpec: key.keySpec,
    ...algorithmMember(key),
    MultiRegion: key.multiRegion !== null,
    ...multiRegionMember(key),
    ...currentMembers(key),
  };
}

function keyStoreMembers({
  keyStore,
}: KmsKey): Pick<KeyMetadata, "CloudHsmClusterId" | "CustomKeyStoreId" | "XksKeyConfiguration"> {
  if (keyStore === null) return {};
  return {
    ...(keyStore.clusterId === null ? {} : { CloudHsmClusterId: keyStore.clusterId }),
    CustomKeyStoreId: keyStore.id,
    ...(keyStore.xksKeyId === null ? {} : { XksKeyConfiguration: { Id: keyStore.xksKeyId } }),
  };
}

function deletionMembers({ deletion }: KmsKey): Pick<KeyMetadata, "DeletionDate" | "PendingDeletionWindowInDays"> {
  if (deletion === null) return {};
  return deletion.at === null
    ? { PendingDeletionWindowInDays: deletion.windowDays }
    : { DeletionDate: deletion.at / 1000 };
}

function multiRegionMember(key: KmsKey): Pick<KeyMetadata, "MultiRegionConfiguration"> {
  const { multiRegion, accountId, keyId } = key;
  if (multiRegion === null) return {};
  const keyIn = (region: string) => ({ Arn: keyArn(region, accountId, keyId), Region: region });
  const replicas = multiRegion.regions.filter((region) => region !== multiRegion.primaryRegion);
  const MultiRegionConfiguration = {
    MultiRegionKeyType: leads(key) ? ("PRIMARY" as const) : ("REPLICA" as const),
    PrimaryKey: keyIn(multiRegion.primaryRegion),
    ReplicaKeys: replicas.map(keyIn),
  };
  return { MultiRegionConfiguration };
}

/** The current material's id, of symmetric keys, and when it expires, of imported ones that are there. */
function currentMembers(key: KmsKey): Pick<KeyMetadata, "CurrentKeyMaterialId" | "ExpirationModel" | "ValidTo"> {
  const material = findCurrentMaterial(key);
  if (material === null || key.state === "Creating") return {};
  return {
    ...(key.keySpec === "SYMMETRIC_DEFAULT" ? { CurrentKeyMaterialId: material.id } : {}),
    ...(material.imported?.present === true ? expirationMembers(material.imported) : {}),
  };
}

/** How imported material ends, as metadata and rotations print it. */
export function expirationMembers({ expiresAt }: ImportedMaterial): {
  readonly ExpirationModel: string;
  readonly ValidTo?: number;
} {
  if (expiresAt === null) return { ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
  return { ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo: expiresAt / 1000 };
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
