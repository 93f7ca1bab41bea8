import { createPublicKey, publicEncrypt } from "node:crypto";

import {
  CancelKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
  UpdateCustomKeyStoreCommand,
  ReplicateKeyCommand,
  DisconnectCustomKeyStoreCommand,
  DeleteCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  ConnectCustomKeyStoreCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DeleteImportedKeyMaterialCommand,
  DecapsulateCommand,
  DeleteAliasCommand,
  DeriveSharedSecretCommand,
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  EncapsulateCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GenerateRandomCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  GetParametersForImportCommand,
  GetPublicKeyCommand,
  ImportKeyMaterialCommand,
  type KeySpec,
  type KeyUsageType,
  ListAliasesCommand,
  ListGrantsCommand,
  ListRetirableGrantsCommand,
  ListKeyPoliciesCommand,
  ListKeyRotationsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  paginateListKeys,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateKeyDescriptionCommand,
  VerifyCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Endpoint } from "./endpoint.ts";
import { clientOf, endpointBench, Plaintext, post } from "./testing/endpoint-bench.ts";

const bench = endpointBench();
let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await bench.start();
});

afterEach(bench.closeAll);

describe("an unmodified AWS SDK client", () => {
  it("creates a key and reads what Terraform and Ansible read right after", async () => {
    const kms = clientOf(endpoint);
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Description: "d", Tags: [{ TagKey: "a", TagValue: "b" }] }),
    );
    const KeyId = KeyMetadata?.KeyId;
    expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date);
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toEqual(KeyMetadata);
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
    expect(JSON.parse(Policy ?? "")).toMatchObject({ Statement: [{ Effect: "Allow" }] });
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toEqual([{ TagKey: "a", TagValue: "b" }]);
    expect((await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled).toBe(false);
    expect((await kms.send(new ListAliasesCommand({ KeyId }))).Aliases).toEqual([]);
    expect((await kms.send(new ListKeyPoliciesCommand({ KeyId }))).PolicyNames).toEqual(["default"]);
  });

  it("encrypts, decrypts, re-encrypts and makes data keys", async () => {
    const kms = clientOf(endpoint);
    const { KeyId } = (await kms.send(new CreateKeyCommand({}))).KeyMetadata ?? {};
    await kms.send(new CreateAliasCommand({ AliasName: "alias/x", TargetKeyId: KeyId }));
    const EncryptionContext = { project: "selo", "com acento": "ção" };
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: "alias/x", Plaintext, EncryptionContext }));
    const decrypted = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(new Uint8Array(decrypted.Plaintext ?? [])).toEqual(Plaintext);
    const moved = await kms.send(
      new ReEncryptCommand({ CiphertextBlob, SourceEncryptionContext: EncryptionContext, DestinationKeyId: KeyId }),
    );
    const again = await kms.send(new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob }));
    expect(new Uint8Array(again.Plaintext ?? [])).toEqual(Plaintext);
    const dataKey = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
    expect(dataKey.Plaintext).toHaveLength(32);
    const sealed = await kms.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId, NumberOfBytes: 64 }));
    expect((await kms.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob }))).Plaintext).toHaveLength(64);
    expect((await kms.send(new GenerateRandomCommand({ NumberOfBytes: 7 }))).Plaintext).toHaveLength(7);
  });

  it("manages a key's whole life", async () => {
    const kms = clientOf(endpoint);
    const KeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    const other = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    await kms.send(new UpdateKeyDescriptionCommand({ KeyId, Description: "new" }));
    await kms.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] }));
    await kms.send(new UntagResourceCommand({ KeyId, TagKeys: ["a"] }));
    await kms.send(new CreateAliasCommand({ AliasName: "alias/x", TargetKeyId: KeyId }));
    await kms.send(new UpdateAliasCommand({ AliasName: "alias/x", TargetKeyId: other }));
    await kms.send(new DeleteAliasCommand({ AliasName: "alias/x" }));
    await kms.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 90 }));
    expect((await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).NextRotationDate).toBeInstanceOf(Date);
    await kms.send(new RotateKeyOnDemandCommand({ KeyId }));
    await post(endpoint, "/_selo/clock", { advance: "P100D" });
    expect((await kms.send(new ListKeyRotationsCommand({ KeyId }))).Rotations).toHaveLength(2);
    await kms.send(new DisableKeyRotationCommand({ KeyId }));
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
    await kms.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    await kms.send(new DisableKeyCommand({ KeyId }));
    await kms.send(new EnableKeyCommand({ KeyId }));
    const { DeletionDate } = await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(DeletionDate).toBeInstanceOf(Date);
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toMatchObject({
      KeyState: "Disabled",
      Description: "new",
    });
  });

  it("signs, makes MACs, agrees on secrets and hands out public keys", async () => {
    const kms = clientOf(endpoint);
    const create = async (KeySpec: KeySpec, KeyUsage: KeyUsageType) =>
      (await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage }))).KeyMetadata?.KeyId;
    const signer = { KeyId: await create("ECC_NIST_P256", "SIGN_VERIFY"), Message: Plaintext };
    const { Signature } = await kms.send(new SignCommand({ ...signer, SigningAlgorithm: "ECDSA_SHA_256" }));
    const verified = new VerifyCommand({ ...signer, Signature, SigningAlgorithm: "ECDSA_SHA_256" });
    expect((await kms.send(verified)).SignatureValid).toBe(true);
    const hmac = { KeyId: await create("HMAC_256", "GENERATE_VERIFY_MAC"), Message: Plaintext };
    const { Mac } = await kms.send(new GenerateMacCommand({ ...hmac, MacAlgorithm: "HMAC_SHA_256" }));
    expect((await kms.send(new VerifyMacCommand({ ...hmac, Mac, MacAlgorithm: "HMAC_SHA_256" }))).MacValid).toBe(true);
    const [one, two] = [await create("ECC_NIST_P384", "KEY_AGREEMENT"), await create("ECC_NIST_P384", "KEY_AGREEMENT")];
    const secrets = [];
    for (const [KeyId, other] of [
      [one, two],
      [two, one],
    ]) {
      const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: other }));
      const derive = new DeriveSharedSecretCommand({ KeyId, PublicKey, KeyAgreementAlgorithm: "ECDH" });
      secrets.push((await kms.send(derive)).SharedSecret);
    }
    expect(secrets[0]).toEqual(secrets[1]);
    const kem = {
      KeyId: await create("ML_KEM_768", "ENCAPSULATE_DECAPSULATE"),
      EncapsulationAlgorithm: "ML_KEM",
    } as const;
    const sent = await kms.send(new EncapsulateCommand(kem));
    const { SharedSecretCiphertextBlob } = sent;
    const got = await kms.send(new DecapsulateCommand({ ...kem, SharedSecretCiphertextBlob }));
    expect(got.SharedSecret).toEqual(sent.SharedSecret);
    const KeyId = await create("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
    const pair = { KeyId, KeyPairSpec: "ECC_NIST_P256" } as const;
    expect((await kms.send(new GenerateDataKeyPairCommand(pair))).PrivateKeyPlaintext).toBeInstanceOf(Uint8Array);
    const sealed = await kms.send(new GenerateDataKeyPairWithoutPlaintextCommand(pair));
    expect(sealed.PrivateKeyCiphertextBlob).toBeInstanceOf(Uint8Array);
    const { KeyLastUsage } = await kms.send(new GetKeyLastUsageCommand({ KeyId }));
    expect(KeyLastUsage).toMatchObject({
      Operation: "GenerateDataKeyPairWithoutPlaintext",
      Timestamp: expect.any(Date),
    });
  });

  it("makes, lists, retires and revokes grants", async () => {
    const kms = clientOf(endpoint);
    const KeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn;
    const GranteePrincipal = "arn:aws:iam::123456789012:role/app";
    const input = { KeyId, GranteePrincipal, RetiringPrincipal: GranteePrincipal, Operations: ["Encrypt"] } as const;
    const grant = async () => await kms.send(new CreateGrantCommand({ ...input, Operations: [...input.Operations] }));
    const { GrantToken } = await grant();
    expect(
      (await kms.send(new ListRetirableGrantsCommand({ RetiringPrincipal: GranteePrincipal }))).Grants,
    ).toHaveLength(1);
    await kms.send(new RetireGrantCommand({ GrantToken }));
    const { GrantId } = await grant();
    const [listed] = (await kms.send(new ListGrantsCommand({ KeyId }))).Grants ?? [];
    expect(listed).toMatchObject({ GrantId, GranteePrincipal, CreationDate: expect.any(Date) });
    await kms.send(new RevokeGrantCommand({ KeyId, GrantId }));
    expect((await kms.send(new ListGrantsCommand({ KeyId }))).Grants).toEqual([]);
  });

  it("brings its own key", async () => {
    const kms = clientOf(endpoint);
    const { KeyId, KeyState } = (await kms.send(new CreateKeyCommand({ Origin: "EXTERNAL" }))).KeyMetadata ?? {};
    expect(KeyState).toBe("PendingImport");
    const wrapping = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" } as const;
    const { PublicKey, ImportToken } = await kms.send(new GetParametersForImportCommand({ KeyId, ...wrapping }));
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });
    const EncryptedKeyMaterial = publicEncrypt({ key, oaepHash: "sha256" }, new Uint8Array(32).fill(9));
    const ValidTo = new Date(Date.now() + 86_400_000);
    await kms.send(new ImportKeyMaterialCommand({ KeyId, ImportToken, EncryptedKeyMaterial, ValidTo }));
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toMatchObject({
      KeyState: "Enabled",
      ExpirationModel: "KEY_MATERIAL_EXPIRES",
      ValidTo: expect.any(Date),
    });
    await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId }));
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState).toBe("PendingImport");
  });

  it("gets errors that it can name", async () => {
    const kms = clientOf(endpoint);
    await expect(kms.send(new DescribeKeyCommand({ KeyId: "alias/none" }))).rejects.toMatchObject({
      name: "NotFoundException",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(kms.send(new DecryptCommand({ CiphertextBlob: Plaintext }))).rejects.toMatchObject({
      name: "InvalidCiphertextException",
    });
    await expect(kms.send(new GenerateRandomCommand({}))).rejects.toMatchObject({
      name: "ValidationException",
      message: "NumberOfBytes is required.",
    });
  });

  it("replicates a key and moves its primary", async () => {
    const here = clientOf(endpoint, "us-east-1");
    const there = clientOf(endpoint, "sa-east-1");
    const KeyId = (await here.send(new CreateKeyCommand({ MultiRegion: true }))).KeyMetadata?.KeyId;
    const { ReplicaKeyMetadata } = await here.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: "sa-east-1" }));
    expect(ReplicaKeyMetadata).toMatchObject({ Enabled: false, KeyState: "Creating", MultiRegion: true });
    const { CiphertextBlob } = await here.send(new EncryptCommand({ KeyId, Plaintext }));
    expect((await there.send(new DecryptCommand({ CiphertextBlob }))).Plaintext).toEqual(Plaintext);
    await here.send(new UpdatePrimaryRegionCommand({ KeyId, PrimaryRegion: "sa-east-1" }));
    const { KeyMetadata } = await there.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata?.MultiRegionConfiguration?.MultiRegionKeyType).toBe("PRIMARY");
  });

  it("keeps keys in custom key stores", async () => {
    const kms = clientOf(endpoint);
    const { CustomKeyStoreId } = await kms.send(
      new CreateCustomKeyStoreCommand({
        CustomKeyStoreName: "elsewhere",
        CustomKeyStoreType: "EXTERNAL_KEY_STORE",
        XksProxyConnectivity: "PUBLIC_ENDPOINT",
        XksProxyUriEndpoint: "https://xks.example.com",
        XksProxyUriPath: "/kms/xks/v1",
        XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "s".repeat(43) },
      }),
    );
    await kms.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    const Origin = "EXTERNAL_KEY_STORE";
    const made = await kms.send(new CreateKeyCommand({ Origin, CustomKeyStoreId, XksKeyId: "external-1" }));
    const KeyId = made.KeyMetadata?.KeyId;
    await kms.send(new DisconnectCustomKeyStoreCommand({ CustomKeyStoreId }));
    await expect(kms.send(new EncryptCommand({ KeyId, Plaintext }))).rejects.toMatchObject({
      name: "KMSInvalidStateException",
    });
    await kms.send(new UpdateCustomKeyStoreCommand({ CustomKeyStoreId, NewCustomKeyStoreName: "far away" }));
    const { CustomKeyStores } = await kms.send(new DescribeCustomKeyStoresCommand({}));
    expect(CustomKeyStores).toMatchObject([{ ConnectionState: "DISCONNECTED", CustomKeyStoreName: "far away" }]);
    await expect(kms.send(new DeleteCustomKeyStoreCommand({ CustomKeyStoreId }))).rejects.toMatchObject({
      name: "CustomKeyStoreHasCMKsException",
    });
  });

  it("pages, and finds each Region and each account by itself", async () => {
    const kms = clientOf(endpoint, "eu-west-1", "111122223333");
    for (let count = 0; count < 5; count++) await kms.send(new CreateKeyCommand({}));
    const found: string[] = [];
    for await (const page of paginateListKeys({ client: kms, pageSize: 2 }, {})) {
      found.push(...(page.Keys ?? []).map(({ KeyArn }) => KeyArn ?? ""));
    }
    expect(found).toHaveLength(5);
    expect(found[0]).toMatch(/^arn:aws:kms:eu-west-1:111122223333:key\//);
    for (const elsewhere of [clientOf(endpoint, "us-east-1", "111122223333"), clientOf(endpoint, "eu-west-1")]) {
      expect((await elsewhere.send(new ListKeysCommand({}))).Keys).toEqual([]);
    }
  });

  it("loses no change when many come at once", async () => {
    const kms = clientOf(endpoint);
    const KeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    const tags = Array.from({ length: 20 }, (_, index) => ({ TagKey: `k${index}`, TagValue: "v" }));
    await Promise.all(tags.map((tag) => kms.send(new TagResourceCommand({ KeyId, Tags: [tag] }))));
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toHaveLength(20);
  });
});
