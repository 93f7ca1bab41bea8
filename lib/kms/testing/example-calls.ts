import { utf8 } from "../bytes/bytes.ts";
import { webCryptoPort } from "../crypto/web-crypto.ts";
import type { OperationName } from "../operations/registry.ts";
import type { testBench } from "./bench.ts";

type Bench = ReturnType<typeof testBench>;

/** What an example has to work with: the key that the call is about, and another one like it. */
export interface Prepared {
  readonly bench: Bench;
  readonly KeyId: string;
  readonly Arn: string;
}

/** One call of each operation that succeeds, for the tests that go over all of them. */
export interface Example {
  /** How its key is made; null where no key is concerned. */
  readonly key: object | null;
  readonly input: (prepared: Prepared) => object | Promise<object>;
  /** The permissions that it takes, where that is not the operation alone; none for RetireGrant. */
  readonly actions?: readonly string[];
}

export const STORE = {
  CustomKeyStoreName: "elsewhere",
  CustomKeyStoreType: "EXTERNAL_KEY_STORE",
  XksProxyConnectivity: "PUBLIC_ENDPOINT",
  XksProxyUriEndpoint: "https://xks.example.com",
  XksProxyUriPath: "/kms/xks/v1",
  XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "s".repeat(43) },
} as const;

const SYMMETRIC = {};
const EXTERNAL = { Origin: "EXTERNAL" };
const MULTI_REGION = { MultiRegion: true };
const HMAC = { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" };
const SIGNING = { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" };
const AGREEMENT = { KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" };
const KEM = { KeySpec: "ML_KEM_512", KeyUsage: "ENCAPSULATE_DECAPSULATE" };
const WRAPPING = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
const Plaintext = utf8("secret");
const Message = utf8("message");
const GRANTEE = "arn:aws:iam::123456789012:role/app";

const only = ({ KeyId }: Prepared) => ({ KeyId });
const onKey = (members: object) => ({ key: SYMMETRIC, input: ({ KeyId }: Prepared) => ({ KeyId, ...members }) });

async function importing({ bench, KeyId }: Prepared) {
  const { ImportToken, PublicKey } = await bench.succeed("GetParametersForImport", { KeyId, ...WRAPPING });
  const rsa = await webCryptoPort(globalThis.crypto.subtle).rsa();
  const EncryptedKeyMaterial = await rsa.encrypt("SHA_256", PublicKey, utf8("k".repeat(32)));
  return { KeyId, ImportToken, EncryptedKeyMaterial, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
}

async function granted({ bench, KeyId }: Prepared, more: object = {}) {
  const input = { KeyId, GranteePrincipal: GRANTEE, Operations: ["Decrypt"], ...more };
  const { GrantId } = await bench.succeed("CreateGrant", input);
  return { KeyId, GrantId };
}

async function store({ bench }: Prepared, connected = false) {
  const { CustomKeyStoreId } = await bench.succeed("CreateCustomKeyStore", STORE);
  if (connected) await bench.succeed("ConnectCustomKeyStore", { CustomKeyStoreId });
  return { CustomKeyStoreId };
}

const named = async ({ bench, KeyId }: Prepared) => {
  await bench.succeed("CreateAlias", { AliasName: "alias/example", TargetKeyId: KeyId });
  return { AliasName: "alias/example" };
};

export const EXAMPLES: Readonly<Record<OperationName, Example>> = {
  CancelKeyDeletion: {
    key: SYMMETRIC,
    input: async ({ bench, KeyId }) => {
      await bench.succeed("ScheduleKeyDeletion", { KeyId });
      return { KeyId };
    },
  },
  ConnectCustomKeyStore: { key: null, input: async (prepared) => await store(prepared) },
  CreateAlias: { key: SYMMETRIC, input: ({ KeyId }) => ({ AliasName: "alias/example", TargetKeyId: KeyId }) },
  CreateCustomKeyStore: { key: null, input: () => STORE },
  CreateGrant: onKey({ GranteePrincipal: GRANTEE, Operations: ["Decrypt"] }),
  CreateKey: { key: null, input: () => ({}) },
  Decapsulate: {
    key: KEM,
    input: async ({ bench, KeyId }) => {
      const call = { KeyId, EncapsulationAlgorithm: "ML_KEM" };
      const { SharedSecretCiphertextBlob } = await bench.succeed("Encapsulate", call);
      return { ...call, SharedSecretCiphertextBlob };
    },
  },
  Decrypt: {
    key: SYMMETRIC,
    input: async ({ bench, KeyId }) => {
      const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext });
      return { CiphertextBlob };
    },
  },
  DeleteAlias: { key: SYMMETRIC, input: named },
  DeleteCustomKeyStore: { key: null, input: async (prepared) => await store(prepared) },
  DeleteImportedKeyMaterial: {
    key: EXTERNAL,
    input: async (prepared) => {
      await prepared.bench.succeed("ImportKeyMaterial", await importing(prepared));
      return { KeyId: prepared.KeyId };
    },
  },
  DeriveSharedSecret: {
    key: AGREEMENT,
    input: async ({ bench, KeyId }) => {
      const other = (await bench.succeed("CreateKey", AGREEMENT)).KeyMetadata.KeyId;
      const { PublicKey } = await bench.succeed("GetPublicKey", { KeyId: other });
      return { KeyId, KeyAgreementAlgorithm: "ECDH", PublicKey };
    },
  },
  DescribeCustomKeyStores: { key: null, input: () => ({}) },
  DescribeKey: { key: SYMMETRIC, input: only },
  DisableKey: { key: SYMMETRIC, input: only },
  DisableKeyRotation: { key: SYMMETRIC, input: only },
  DisconnectCustomKeyStore: { key: null, input: async (prepared) => await store(prepared, true) },
  EnableKey: { key: SYMMETRIC, input: only },
  EnableKeyRotation: { key: SYMMETRIC, input: only },
  Encapsulate: { key: KEM, input: ({ KeyId }) => ({ KeyId, EncapsulationAlgorithm: "ML_KEM" }) },
  Encrypt: onKey({ Plaintext }),
  GenerateDataKey: onKey({ KeySpec: "AES_256" }),
  GenerateDataKeyPair: onKey({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyPairWithoutPlaintext: onKey({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyWithoutPlaintext: onKey({ KeySpec: "AES_256" }),
  GenerateMac: { key: HMAC, input: ({ KeyId }) => ({ KeyId, Message, MacAlgorithm: "HMAC_SHA_256" }) },
  GenerateRandom: { key: null, input: () => ({ NumberOfBytes: 8 }) },
  GetKeyLastUsage: { key: SYMMETRIC, input: only },
  GetKeyPolicy: { key: SYMMETRIC, input: only },
  GetKeyRotationStatus: { key: SYMMETRIC, input: only },
  GetParametersForImport: { key: EXTERNAL, input: ({ KeyId }) => ({ KeyId, ...WRAPPING }) },
  GetPublicKey: { key: SIGNING, input: only },
  ImportKeyMaterial: { key: EXTERNAL, input: importing },
  ListAliases: { key: null, input: () => ({}) },
  ListGrants: { key: SYMMETRIC, input: only },
  ListKeyPolicies: { key: SYMMETRIC, input: only },
  ListKeyRotations: { key: SYMMETRIC, input: only },
  ListKeys: { key: null, input: () => ({}) },
  ListResourceTags: { key: SYMMETRIC, input: only },
  ListRetirableGrants: { key: null, input: () => ({ RetiringPrincipal: GRANTEE }) },
  PutKeyPolicy: {
    key: SYMMETRIC,
    input: async ({ bench, KeyId }) => ({ KeyId, Policy: (await bench.succeed("GetKeyPolicy", { KeyId })).Policy }),
  },
  ReEncrypt: {
    key: SYMMETRIC,
    input: async ({ bench, KeyId }) => {
      const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext });
      return { CiphertextBlob, DestinationKeyId: KeyId };
    },
    actions: ["ReEncryptFrom", "ReEncryptTo"],
  },
  ReplicateKey: {
    key: MULTI_REGION,
    input: ({ KeyId }) => ({ KeyId, ReplicaRegion: "eu-west-1" }),
    actions: ["ReplicateKey", "CreateKey"],
  },
  RetireGrant: {
    key: SYMMETRIC,
    input: async (prepared) => await granted(prepared),
    actions: [],
  },
  RevokeGrant: { key: SYMMETRIC, input: async (prepared) => await granted(prepared) },
  RotateKeyOnDemand: { key: SYMMETRIC, input: only },
  ScheduleKeyDeletion: { key: SYMMETRIC, input: only },
  Sign: { key: SIGNING, input: ({ KeyId }) => ({ KeyId, Message, SigningAlgorithm: "ECDSA_SHA_256" }) },
  TagResource: onKey({ Tags: [{ TagKey: "a", TagValue: "b" }] }),
  UntagResource: onKey({ TagKeys: ["a"] }),
  UpdateAlias: {
    key: SYMMETRIC,
    input: async ({ bench, KeyId }) => {
      const other = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
      await bench.succeed("CreateAlias", { AliasName: "alias/example", TargetKeyId: other });
      return { AliasName: "alias/example", TargetKeyId: KeyId };
    },
  },
  UpdateCustomKeyStore: {
    key: null,
    input: async (prepared) => ({ ...(await store(prepared)), NewCustomKeyStoreName: "renamed" }),
  },
  UpdateKeyDescription: onKey({ Description: "described" }),
  UpdatePrimaryRegion: {
    key: MULTI_REGION,
    input: async ({ bench, KeyId }) => {
      await bench.succeed("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
      return { KeyId, PrimaryRegion: "eu-west-1" };
    },
  },
  Verify: {
    key: SIGNING,
    input: async ({ bench, KeyId }) => {
      const call = { KeyId, Message, SigningAlgorithm: "ECDSA_SHA_256" };
      return { ...call, Signature: (await bench.succeed("Sign", call)).Signature };
    },
  },
  VerifyMac: {
    key: HMAC,
    input: async ({ bench, KeyId }) => {
      const call = { KeyId, Message, MacAlgorithm: "HMAC_SHA_256" };
      return { ...call, Mac: (await bench.succeed("GenerateMac", call)).Mac };
    },
  },
};

/** The example of an operation, ready to be called. */
export async function prepareExample(bench: Bench, operation: OperationName) {
  const { key, input } = EXAMPLES[operation];
  const { KeyId, Arn } = (await bench.succeed("CreateKey", key ?? {})).KeyMetadata;
  return { KeyId, Arn, input: await input({ bench, KeyId, Arn }) };
}
