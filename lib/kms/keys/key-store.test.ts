import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { DAY, testBench, withIdentity } from "../testing/bench.ts";

const CLUSTER = {
  CustomKeyStoreName: "ours",
  CloudHsmClusterId: "cluster-abcdefg2345",
  KeyStorePassword: "password-of-kmsuser",
  TrustAnchorCertificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
};
const EXTERNAL = {
  CustomKeyStoreName: "elsewhere",
  CustomKeyStoreType: "EXTERNAL_KEY_STORE",
  XksProxyConnectivity: "PUBLIC_ENDPOINT",
  XksProxyUriEndpoint: "https://xks.example.com",
  XksProxyUriPath: "/one/kms/xks/v1",
  XksProxyAuthenticationCredential: { AccessKeyId: "ABCDEFGHIJKLMNOPQRST", RawSecretAccessKey: "s".repeat(43) },
};

let bench: ReturnType<typeof testBench>;
beforeEach(() => {
  bench = testBench();
});

const create = async (input: object = CLUSTER) => (await bench.succeed("CreateCustomKeyStore", input)).CustomKeyStoreId;
const connect = async (CustomKeyStoreId: string) => await bench.succeed("ConnectCustomKeyStore", { CustomKeyStoreId });
const disconnect = async (CustomKeyStoreId: string) =>
  await bench.succeed("DisconnectCustomKeyStore", { CustomKeyStoreId });
const describeStore = async (CustomKeyStoreId: string) =>
  (await bench.succeed("DescribeCustomKeyStores", { CustomKeyStoreId })).CustomKeyStores[0];
const stateOf = async (KeyId: string) => (await bench.succeed("DescribeKey", { KeyId })).KeyMetadata.KeyState;

async function cloudHsmKey() {
  const CustomKeyStoreId = await create();
  await connect(CustomKeyStoreId);
  const { KeyMetadata } = await bench.succeed("CreateKey", { Origin: "AWS_CLOUDHSM", CustomKeyStoreId });
  return { CustomKeyStoreId, ...KeyMetadata };
}

async function externalKey(XksKeyId = "key-1") {
  const CustomKeyStoreId = await create(EXTERNAL);
  await connect(CustomKeyStoreId);
  const { KeyMetadata } = await bench.succeed("CreateKey", {
    Origin: "EXTERNAL_KEY_STORE",
    CustomKeyStoreId,
    XksKeyId,
  });
  return { CustomKeyStoreId, ...KeyMetadata };
}

describe("a custom key store", () => {
  it("begins disconnected and shows neither password nor secret", async () => {
    const id = await create();
    expect(id).toMatch(/^cks-[0-9a-f]{17}$/);
    expect(await describeStore(id)).toEqual({
      CloudHsmClusterId: CLUSTER.CloudHsmClusterId,
      ConnectionState: "DISCONNECTED",
      CreationDate: expect.any(Number),
      CustomKeyStoreId: id,
      CustomKeyStoreName: "ours",
      CustomKeyStoreType: "AWS_CLOUDHSM",
      TrustAnchorCertificate: CLUSTER.TrustAnchorCertificate,
    });
    await create(EXTERNAL);
    const kept = JSON.stringify([bench.world.events, [...bench.world.keyStores.values()]]);
    expect(kept).not.toContain(CLUSTER.KeyStorePassword);
    expect(kept).not.toContain(EXTERNAL.XksProxyAuthenticationCredential.RawSecretAccessKey);
  });

  it.each([
    [{ ...CLUSTER, CustomKeyStoreName: "ours" }, "CustomKeyStoreNameInUseException"],
    [{ ...CLUSTER, CustomKeyStoreName: "b" }, "CloudHsmClusterInUseException"],
    [{ ...CLUSTER, CustomKeyStoreName: "b", TrustAnchorCertificate: "not one" }, "IncorrectTrustAnchorException"],
    [{ CustomKeyStoreName: "b" }, "ValidationException"],
    [
      { ...EXTERNAL, CustomKeyStoreName: "b", XksProxyUriEndpoint: "https://x.invalid" },
      "XksProxyUriUnreachableException",
    ],
    [{ ...EXTERNAL, CustomKeyStoreName: "b" }, "XksProxyUriInUseException"],
    [
      {
        ...EXTERNAL,
        CustomKeyStoreName: "b",
        XksProxyConnectivity: "VPC_ENDPOINT_SERVICE",
        XksProxyVpcEndpointServiceName: "com.amazonaws.vpce.us-east-1.vpce-svc-example1",
        XksProxyUriPath: "/two/kms/xks/v1",
      },
      "XksProxyUriEndpointInUseException",
    ],
    [{ ...EXTERNAL, CustomKeyStoreName: "b", XksProxyConnectivity: "VPC_ENDPOINT_SERVICE" }, "ValidationException"],
    [{ ...EXTERNAL, CustomKeyStoreName: "b", XksProxyUriEndpoint: "http://x.example" }, "ValidationException"],
  ])("is refused: %j", async (input, code) => {
    await create();
    await create(EXTERNAL);
    expect((await bench.fail("CreateCustomKeyStore", input)).code).toBe(code);
  });

  it("there are ten of at most, and each account and Region has its own", async () => {
    for (const last of "abcdefghij") {
      await create({ ...CLUSTER, CustomKeyStoreName: last, CloudHsmClusterId: `cluster-abcdefg234${last}` });
    }
    expect((await bench.fail("CreateCustomKeyStore", EXTERNAL)).code).toBe("LimitExceededException");
    await bench.succeed("CreateCustomKeyStore", CLUSTER, { region: "eu-west-1" });
    const first = await bench.succeed("DescribeCustomKeyStores", { Limit: 8 });
    const rest = await bench.succeed("DescribeCustomKeyStores", { Marker: first.NextMarker });
    expect([first.CustomKeyStores.length, rest.CustomKeyStores.length]).toEqual([8, 2]);
  });

  it("connects and disconnects only from the states that allow it", async () => {
    const CustomKeyStoreId = await create();
    expect((await bench.fail("DisconnectCustomKeyStore", { CustomKeyStoreId })).code).toBe(
      "CustomKeyStoreInvalidStateException",
    );
    await connect(CustomKeyStoreId);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("CONNECTED");
    await connect(CustomKeyStoreId);
    expect((await bench.fail("DeleteCustomKeyStore", { CustomKeyStoreId })).code).toBe(
      "CustomKeyStoreInvalidStateException",
    );
    await disconnect(CustomKeyStoreId);
    await bench.succeed("DeleteCustomKeyStore", { CustomKeyStoreId });
    expect((await bench.fail("ConnectCustomKeyStore", { CustomKeyStoreId })).code).toBe(
      "CustomKeyStoreNotFoundException",
    );
  });

  it("fails to connect while something is wrong behind it, and says what", async () => {
    const CustomKeyStoreId = await create();
    const breakIt = (fault: string | null) => {
      const keyStore = bench.world.keyStores.get(CustomKeyStoreId);
      if (keyStore) bench.kms.apply([{ kind: "put-key-store", keyStore: { ...keyStore, fault } }]);
    };
    breakIt("USER_LOCKED_OUT");
    await connect(CustomKeyStoreId);
    expect(await describeStore(CustomKeyStoreId)).toMatchObject({
      ConnectionState: "FAILED",
      ConnectionErrorCode: "USER_LOCKED_OUT",
    });
    expect((await bench.fail("ConnectCustomKeyStore", { CustomKeyStoreId })).code).toBe(
      "CustomKeyStoreInvalidStateException",
    );
    breakIt(null);
    await disconnect(CustomKeyStoreId);
    await connect(CustomKeyStoreId);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("CONNECTED");
  });

  it("takes minutes to connect in a world that takes its time", async () => {
    bench.kms.apply([{ kind: "set-consistency", consistency: "eventual" }]);
    const CustomKeyStoreId = await create();
    await connect(CustomKeyStoreId);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("CONNECTING");
    bench.kms.advance(300_000);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("CONNECTED");
    await disconnect(CustomKeyStoreId);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("DISCONNECTING");
    bench.kms.advance(60_000);
    expect((await describeStore(CustomKeyStoreId))?.ConnectionState).toBe("DISCONNECTED");
  });

  it("is updated in the states that allow it", async () => {
    const CustomKeyStoreId = await create(EXTERNAL);
    await connect(CustomKeyStoreId);
    const change = async (more: object) => await bench.kms.call("UpdateCustomKeyStore", { CustomKeyStoreId, ...more });
    expect((await change({ NewCustomKeyStoreName: "new", XksProxyUriPath: "/b/kms/xks/v1" })).result.ok).toBe(true);
    const endpoint = { XksProxyUriEndpoint: "https://other.example.com" };
    expect((await change(endpoint)).result).toMatchObject({ error: { code: "CustomKeyStoreInvalidStateException" } });
    await disconnect(CustomKeyStoreId);
    expect((await change(endpoint)).result.ok).toBe(true);
    expect((await change({ CloudHsmClusterId: CLUSTER.CloudHsmClusterId })).result).toMatchObject({
      error: { code: "ValidationException" },
    });
    expect(await describeStore(CustomKeyStoreId)).toMatchObject({
      CustomKeyStoreName: "new",
      XksProxyConfiguration: { UriEndpoint: endpoint.XksProxyUriEndpoint, UriPath: "/b/kms/xks/v1" },
    });
  });

  it("asks IAM, and no key policy", async () => {
    const nobody = withIdentity(bench, "nobody");
    const error = await bench.fail("CreateCustomKeyStore", CLUSTER, { caller: nobody });
    expect(error.message).toContain("kms:CreateCustomKeyStore on resource: *");
  });
});

describe("a key in a CloudHSM key store", () => {
  it("says where it lives and does what symmetric keys do", async () => {
    const { CustomKeyStoreId, KeyId, ...metadata } = await cloudHsmKey();
    expect(metadata).toMatchObject({ Origin: "AWS_CLOUDHSM", CloudHsmClusterId: CLUSTER.CloudHsmClusterId });
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") });
    expect((await bench.succeed("Decrypt", { CiphertextBlob })).Plaintext).toEqual(utf8("x"));
    expect(bench.world.events.at(-1)?.additionalEventData).toMatchObject({ customKeyStoreId: CustomKeyStoreId });
    await bench.succeed("GenerateDataKey", { KeyId, KeySpec: "AES_256" });
    await bench.succeed("GenerateRandom", { NumberOfBytes: 8, CustomKeyStoreId });
  });

  it.each([
    ["EnableKeyRotation", {}],
    ["DisableKeyRotation", {}],
    ["RotateKeyOnDemand", {}],
    ["GetKeyRotationStatus", {}],
    ["ListKeyRotations", {}],
    ["GetParametersForImport", { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" }],
    ["GenerateDataKeyPair", { KeyPairSpec: "ECC_NIST_P256" }],
  ] as const)("refuses %s", async (operation, input) => {
    const { KeyId, Arn } = await cloudHsmKey();
    expect(await bench.fail(operation, { KeyId, ...input })).toEqual({
      code: "UnsupportedOperationException",
      message: `${Arn} origin is AWS_CLOUDHSM which is not valid for this operation.`,
    });
  });

  it("is unavailable while its store is away, keeps its wish, and comes back", async () => {
    const { CustomKeyStoreId, KeyId, Arn } = await cloudHsmKey();
    await disconnect(CustomKeyStoreId);
    expect(await stateOf(KeyId)).toBe("Unavailable");
    expect(await bench.fail("Encrypt", { KeyId, Plaintext: utf8("x") })).toEqual({
      code: "KMSInvalidStateException",
      message: `${Arn} is unavailable.`,
    });
    await bench.succeed("TagResource", { KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] });
    await bench.succeed("DisableKey", { KeyId });
    expect(await stateOf(KeyId)).toBe("Unavailable");
    await connect(CustomKeyStoreId);
    expect(await stateOf(KeyId)).toBe("Disabled");
  });

  it("waits for its deletion whatever its store does, and holds the store until then", async () => {
    const { CustomKeyStoreId, KeyId } = await cloudHsmKey();
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    await disconnect(CustomKeyStoreId);
    expect(await stateOf(KeyId)).toBe("PendingDeletion");
    await bench.succeed("CancelKeyDeletion", { KeyId });
    expect(await stateOf(KeyId)).toBe("Unavailable");
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    expect((await bench.fail("DeleteCustomKeyStore", { CustomKeyStoreId })).code).toBe(
      "CustomKeyStoreHasCMKsException",
    );
    bench.kms.advance(7 * DAY);
    await bench.succeed("DeleteCustomKeyStore", { CustomKeyStoreId });
  });

  it.each([
    [{ Origin: "AWS_CLOUDHSM" }, "ValidationException"],
    [{ Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-none" }, "CustomKeyStoreNotFoundException"],
    [{ Origin: "AWS_CLOUDHSM", MultiRegion: true }, "UnsupportedOperationException"],
    [{ Origin: "AWS_CLOUDHSM", KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }, "UnsupportedOperationException"],
    [{ Origin: "EXTERNAL_KEY_STORE", XksKeyId: "k" }, "ValidationException"],
    [{ XksKeyId: "k" }, "ValidationException"],
  ])("is not made by %j", async (input, code) => {
    const id = await create();
    await connect(id);
    const place = code === "ValidationException" && !("XksKeyId" in input) ? {} : { CustomKeyStoreId: id };
    expect((await bench.fail("CreateKey", { ...place, ...input })).code).toBe(code);
  });

  it("is not made in a store that is not connected", async () => {
    const CustomKeyStoreId = await create();
    const error = await bench.fail("CreateKey", { Origin: "AWS_CLOUDHSM", CustomKeyStoreId });
    expect(error.code).toBe("CustomKeyStoreInvalidStateException");
  });
});

describe("a key in an external key store", () => {
  it("is sealed twice: neither KMS nor the key manager can open it alone", async () => {
    const { CustomKeyStoreId, KeyId, XksKeyConfiguration } = await externalKey();
    expect(XksKeyConfiguration).toEqual({ Id: "key-1" });
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("twice") });
    expect((await bench.succeed("Decrypt", { CiphertextBlob })).Plaintext).toEqual(utf8("twice"));
    const store = bench.world.keyStores.get(CustomKeyStoreId);
    if (store?.backing.type !== "EXTERNAL_KEY_STORE") throw new Error("no external key store");
    const lost = { ...store, backing: { ...store.backing, keys: { "key-1": new Uint8Array(32) } } };
    bench.kms.apply([{ kind: "put-key-store", keyStore: lost }]);
    expect((await bench.fail("Decrypt", { CiphertextBlob })).code).toBe("InvalidCiphertextException");
  });

  it("has an external key of its own", async () => {
    const { CustomKeyStoreId } = await externalKey();
    const again = { Origin: "EXTERNAL_KEY_STORE", CustomKeyStoreId, XksKeyId: "key-1" };
    expect((await bench.fail("CreateKey", again)).code).toBe("XksKeyAlreadyInUseException");
    await bench.succeed("CreateKey", { ...again, XksKeyId: "key-2" });
  });

  it("is of no use while the key manager does not answer", async () => {
    const { CustomKeyStoreId, KeyId } = await externalKey();
    const store = bench.world.keyStores.get(CustomKeyStoreId);
    if (store) bench.kms.apply([{ kind: "put-key-store", keyStore: { ...store, fault: "XKS_PROXY_TIMED_OUT" } }]);
    const error = await bench.fail("Encrypt", { KeyId, Plaintext: utf8("x") });
    expect(error.code).toBe("KMSInvalidStateException");
    expect(error.message).toContain("XKS_PROXY_TIMED_OUT");
  });
});
