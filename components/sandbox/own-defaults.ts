import { type KmsKey, type OperationName, toBase64 } from "@/lib/kms";

import { OWN_ACCOUNT } from "./actors.ts";
import type { OnBench } from "./on-bench.ts";

type Values = Readonly<Record<string, string | undefined>>;

/** What one operation alone asks for, by the names of its members. Undefined is left out. */
export function ownDefaults(operation: OperationName, bench: OnBench): Values {
  return OWN[operation]?.(bench) ?? {};
}

const OWN: Readonly<Partial<Record<OperationName, (bench: OnBench) => Values>>> = {
  ReEncrypt: (bench) => ({
    DestinationKeyId: (otherKeys(bench).findLast(({ keySpec }) => keySpec === "SYMMETRIC_DEFAULT") ?? bench.key)?.keyId,
  }),
  GenerateDataKey: () => ({ KeySpec: "AES_256" }),
  GenerateDataKeyWithoutPlaintext: () => ({ KeySpec: "AES_256" }),
  GenerateDataKeyPair: () => ({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyPairWithoutPlaintext: () => ({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateRandom: () => ({ NumberOfBytes: "32" }),
  DeriveSharedSecret: (bench) => ({ PublicKey: peerPublicKey(bench) }),
  UpdateKeyDescription: ({ key, sample }) => ({ Description: key?.description || sample }),
  ScheduleKeyDeletion: () => ({ PendingWindowInDays: "30" }),
  EnableKeyRotation: () => ({ RotationPeriodInDays: "365" }),
  CreateAlias: (bench) => ({ AliasName: freeAlias(aliasesOf(bench).map(({ name }) => name)) }),
  UpdateAlias: (bench) => ({ AliasName: aliasOf(bench, (target) => target !== bench.key?.keyId) }),
  DeleteAlias: (bench) => ({ AliasName: aliasOf(bench, (target) => target === bench.key?.keyId) }),
  TagResource: () => ({ Tags: "team=payments" }),
  UntagResource: ({ key }) => ({ TagKeys: key?.tags[0]?.TagKey ?? "team" }),
  PutKeyPolicy: ({ key }) => ({ Policy: key?.policy }),
  CreateGrant: (bench) => ({
    GranteePrincipal: somebody(bench),
    Operations: bench.key === null ? undefined : GRANTED[bench.key.keyUsage],
  }),
  RevokeGrant: ({ key }) => ({ GrantId: key?.grants[0]?.id }),
  RetireGrant: ({ key }) => ({ KeyId: key?.arn, GrantId: key?.grants[0]?.id }),
  ListRetirableGrants: (bench) => ({
    RetiringPrincipal: bench.key?.grants[0]?.retiringPrincipal ?? somebody(bench),
  }),
  GetParametersForImport: () => ({ WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" }),
  ImportKeyMaterial: () => ({ ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" }),
  ReplicateKey: ({ key, region, regions }) => ({
    ReplicaRegion: regions.find((other) => other !== region && !key?.multiRegion?.regions.includes(other)),
  }),
  UpdatePrimaryRegion: ({ key }) => ({
    PrimaryRegion: key?.multiRegion?.regions.find((other) => other !== key.multiRegion?.primaryRegion),
  }),
  // A key manager that somebody runs; the credential is an example of its form, and opens nothing.
  CreateCustomKeyStore: () => ({
    CustomKeyStoreName: "elsewhere",
    CustomKeyStoreType: "EXTERNAL_KEY_STORE",
    XksProxyConnectivity: "PUBLIC_ENDPOINT",
    XksProxyUriEndpoint: "https://xks.example.com",
    XksProxyUriPath: "/kms/xks/v1",
    "XksProxyAuthenticationCredential.AccessKeyId": "EXAMPLE2ACCESS2KEY2ID",
    "XksProxyAuthenticationCredential.RawSecretAccessKey": "ExampleSecretAccessKeyOfAnExternalKeyManagr",
  }),
  UpdateCustomKeyStore: (bench) => ({ ...storeId(bench), NewCustomKeyStoreName: "renamed" }),
  ConnectCustomKeyStore: storeId,
  DisconnectCustomKeyStore: storeId,
  DeleteCustomKeyStore: storeId,
};

const GRANTED: Readonly<Record<KmsKey["keyUsage"], string>> = {
  ENCRYPT_DECRYPT: "Encrypt Decrypt",
  SIGN_VERIFY: "Sign Verify",
  GENERATE_VERIFY_MAC: "GenerateMac VerifyMac",
  KEY_AGREEMENT: "DeriveSharedSecret",
  ENCAPSULATE_DECAPSULATE: "Encapsulate Decapsulate",
};

function otherKeys({ world, key, region }: OnBench): readonly KmsKey[] {
  return [...world.keys.values()].filter((other) => other.region === region && other.arn !== key?.arn);
}

/** Another key's public half, for an agreement; the key's own, where it is alone. */
function peerPublicKey(bench: OnBench): string | undefined {
  const { key } = bench;
  const fits = ({ keySpec, keyUsage }: KmsKey) => keySpec === key?.keySpec && keyUsage === "KEY_AGREEMENT";
  const bytes = (otherKeys(bench).find(fits) ?? key)?.materials.at(-1)?.publicKey ?? null;
  return bytes === null ? undefined : toBase64(bytes);
}

function aliasesOf({ world, region }: OnBench) {
  return [...world.aliases.values()].filter((alias) => alias.region === region);
}

/** An alias whose key fits, or any; one that may be made, where there is none. */
function aliasOf(bench: OnBench, fits: (targetKeyId: string) => boolean): string {
  const aliases = aliasesOf(bench);
  return (aliases.find(({ targetKeyId }) => fits(targetKeyId)) ?? aliases[0])?.name ?? "alias/app";
}

function freeAlias(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "alias/app" : `alias/app-${number}`;
    if (!taken.includes(name)) return name;
  }
}

function somebody({ world }: OnBench): string {
  return [...world.identities.keys()][0] ?? `arn:aws:iam::${OWN_ACCOUNT}:role/app`;
}

function storeId({ world }: OnBench): Values {
  return { CustomKeyStoreId: [...world.keyStores.keys()][0] };
}
