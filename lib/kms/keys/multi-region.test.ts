import { constants, createPublicKey, publicEncrypt } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { DAY, START, testBench, withIdentity } from "../testing/bench.ts";

const HOME = "us-east-1";
const AWAY = { region: "eu-west-1" };

let bench: ReturnType<typeof testBench>;
let KeyId: string;

beforeEach(async () => {
  bench = testBench();
  KeyId = (await bench.succeed("CreateKey", { MultiRegion: true })).KeyMetadata.KeyId;
});

const replicate = async (ReplicaRegion = AWAY.region, more = {}) =>
  await bench.succeed("ReplicateKey", { KeyId, ReplicaRegion, ...more });
const metadata = async (region = HOME) => (await bench.succeed("DescribeKey", { KeyId }, { region })).KeyMetadata;
const arnIn = (region: string) => `arn:aws:kms:${region}:123456789012:key/${KeyId}`;

describe("a multi-Region key", () => {
  it("has an id of its own form and is the primary of no replicas at first", async () => {
    expect(KeyId).toMatch(/^mrk-[0-9a-f]{32}$/);
    expect((await metadata()).MultiRegionConfiguration).toEqual({
      MultiRegionKeyType: "PRIMARY",
      PrimaryKey: { Arn: arnIn(HOME), Region: HOME },
      ReplicaKeys: [],
    });
  });

  it("is replicated with its material, and with a policy, tags and description of the replica's own", async () => {
    await bench.succeed("UpdateKeyDescription", { KeyId, Description: "home" });
    const answer = await replicate(AWAY.region, { Tags: [{ TagKey: "a", TagValue: "b" }] });
    expect(answer.ReplicaKeyMetadata).toMatchObject({
      Arn: arnIn(AWAY.region),
      Description: "",
      Enabled: false,
      KeyState: "Creating",
      MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", ReplicaKeys: [{ Region: AWAY.region }] },
    });
    expect(answer.ReplicaKeyMetadata).not.toHaveProperty("CurrentKeyMaterialId");
    expect(answer.ReplicaTags).toEqual([{ TagKey: "a", TagValue: "b" }]);
    const [home, away] = [await metadata(), await metadata(AWAY.region)];
    expect(away.KeyState).toBe("Enabled");
    expect(away.CurrentKeyMaterialId).toBe(home.CurrentKeyMaterialId);
    expect(home.MultiRegionConfiguration).toEqual({
      ...away.MultiRegionConfiguration,
      MultiRegionKeyType: "PRIMARY",
    });
    expect((await bench.succeed("ListResourceTags", { KeyId })).Tags).toEqual([]);
  });

  it("opens in one Region what was sealed in another, with no call between them", async () => {
    await replicate();
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("there and here") });
    const opened = await bench.succeed("Decrypt", { CiphertextBlob, KeyId }, AWAY);
    expect(opened).toMatchObject({ KeyId: arnIn(AWAY.region), Plaintext: utf8("there and here") });
    const error = await bench.fail("Decrypt", { CiphertextBlob }, { region: "sa-east-1" });
    expect(error.code).toBe("InvalidCiphertextException");
  });

  it("does so for HMAC and signing keys too", async () => {
    const mac = (
      await bench.succeed("CreateKey", { MultiRegion: true, KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" })
    ).KeyMetadata.KeyId;
    await bench.succeed("ReplicateKey", { KeyId: mac, ReplicaRegion: AWAY.region });
    const call = { KeyId: mac, Message: utf8("m"), MacAlgorithm: "HMAC_SHA_256" };
    const { Mac } = await bench.succeed("GenerateMac", call);
    expect((await bench.succeed("VerifyMac", { ...call, Mac }, AWAY)).MacValid).toBe(true);
  });

  it("is not a key of another Region before it is replicated, nor once more after", async () => {
    expect((await bench.fail("DescribeKey", { KeyId }, AWAY)).message).toBe(
      `Key '${arnIn(AWAY.region)}' does not exist`,
    );
    await replicate();
    expect((await bench.fail("ReplicateKey", { KeyId, ReplicaRegion: AWAY.region })).code).toBe(
      "AlreadyExistsException",
    );
    expect((await bench.fail("ReplicateKey", { KeyId, ReplicaRegion: HOME })).code).toBe("AlreadyExistsException");
    expect((await bench.fail("ReplicateKey", { KeyId, ReplicaRegion: "cn-north-1" })).code).toBe(
      "UnsupportedOperationException",
    );
  });

  it.each(["ReplicateKey", "UpdatePrimaryRegion", "RotateKeyOnDemand", "EnableKeyRotation"] as const)(
    "a replica refuses %s",
    async (operation) => {
      await replicate();
      const input = { KeyId, ReplicaRegion: "sa-east-1", PrimaryRegion: "sa-east-1" };
      const error = await bench.fail(operation, input, AWAY);
      expect(error).toEqual({
        code: "UnsupportedOperationException",
        message: `${arnIn(AWAY.region)} is not a multi-region primary key.`,
      });
    },
  );

  it("a key of one Region cannot become one", async () => {
    const single = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
    const error = await bench.fail("ReplicateKey", { KeyId: single, ReplicaRegion: AWAY.region });
    expect(error.code).toBe("UnsupportedOperationException");
  });
});

describe("rotation", () => {
  it("of the primary gives the new material to every Region, and each Region a record", async () => {
    await replicate();
    await bench.succeed("EnableKeyRotation", { KeyId, RotationPeriodInDays: 90 });
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("old") });
    bench.kms.advance(90 * DAY);
    const [home, away] = [await metadata(), await metadata(AWAY.region)];
    expect(away.CurrentKeyMaterialId).toBe(home.CurrentKeyMaterialId);
    expect((await bench.succeed("Decrypt", { CiphertextBlob }, AWAY)).Plaintext).toEqual(utf8("old"));
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId }, AWAY)).toMatchObject({
      KeyRotationEnabled: true,
      NextRotationDate: (START + 180 * DAY) / 1000,
    });
    const records = bench.world.events.filter(({ eventType }) => eventType === "AwsServiceEvent");
    expect(records.map(({ eventName, awsRegion }) => `${eventName} ${awsRegion}`)).toEqual([
      `RotateKey ${HOME}`,
      `SynchronizeMultiRegionKey ${AWAY.region}`,
    ]);
  });
});

describe("deletion", () => {
  it("of the primary waits for its replicas, and its own waiting period begins with the last one's end", async () => {
    await replicate();
    const scheduled = await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 10 });
    expect(scheduled).toEqual({
      KeyId: arnIn(HOME),
      KeyState: "PendingReplicaDeletion",
      PendingWindowInDays: 10,
    });
    expect(await metadata()).toMatchObject({ KeyState: "PendingReplicaDeletion", PendingDeletionWindowInDays: 10 });
    bench.kms.advance(400 * DAY);
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 }, AWAY);
    bench.kms.advance(7 * DAY);
    expect((await bench.fail("DescribeKey", { KeyId }, AWAY)).code).toBe("NotFoundException");
    expect(await metadata()).toMatchObject({
      KeyState: "PendingDeletion",
      DeletionDate: (START + 417 * DAY) / 1000,
      MultiRegionConfiguration: { ReplicaKeys: [] },
    });
    bench.kms.advance(10 * DAY);
    expect((await bench.fail("DescribeKey", { KeyId })).code).toBe("NotFoundException");
  });

  it("waits for the last of several replicas, and keeps that one's aliases apart", async () => {
    await replicate();
    await replicate("sa-east-1");
    await bench.succeed("CreateAlias", { AliasName: "alias/here", TargetKeyId: KeyId });
    await bench.succeed("CreateAlias", { AliasName: "alias/there", TargetKeyId: KeyId }, AWAY);
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 }, AWAY);
    bench.kms.advance(7 * DAY);
    expect(await metadata()).toMatchObject({
      KeyState: "PendingReplicaDeletion",
      MultiRegionConfiguration: { ReplicaKeys: [{ Region: "sa-east-1" }] },
    });
    const { Aliases } = await bench.succeed("ListAliases", {});
    expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(["alias/here"]);
  });

  it("can be cancelled while it waits", async () => {
    await replicate();
    await bench.succeed("ScheduleKeyDeletion", { KeyId });
    expect((await bench.fail("Encrypt", { KeyId, Plaintext: utf8("x") })).message).toMatch(/is pending deletion\.$/);
    await bench.succeed("CancelKeyDeletion", { KeyId });
    expect((await metadata()).KeyState).toBe("Disabled");
  });
});

describe("UpdatePrimaryRegion", () => {
  it("lets primary and replica change places: rotation and replication move along", async () => {
    await replicate();
    await bench.succeed("UpdatePrimaryRegion", { KeyId, PrimaryRegion: AWAY.region });
    expect((await metadata()).MultiRegionConfiguration?.MultiRegionKeyType).toBe("REPLICA");
    expect((await metadata(AWAY.region)).MultiRegionConfiguration).toMatchObject({
      MultiRegionKeyType: "PRIMARY",
      ReplicaKeys: [{ Region: HOME }],
    });
    await bench.succeed("RotateKeyOnDemand", { KeyId }, AWAY);
    expect((await bench.fail("RotateKeyOnDemand", { KeyId })).code).toBe("UnsupportedOperationException");
    expect((await bench.fail("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "sa-east-1" }, AWAY)).code).toBe(
      "UnsupportedOperationException",
    );
  });

  it("needs both keys enabled", async () => {
    await replicate();
    await bench.succeed("DisableKey", { KeyId }, AWAY);
    const error = await bench.fail("UpdatePrimaryRegion", { KeyId, PrimaryRegion: AWAY.region });
    expect(error).toEqual({ code: "DisabledException", message: `${arnIn(AWAY.region)} is disabled.` });
  });
});

describe("in a world that takes its time", () => {
  beforeEach(() => bench.kms.apply([{ kind: "set-consistency", consistency: "eventual" }]));

  it("a replica is Creating for a few seconds and refuses work meanwhile", async () => {
    await replicate();
    expect((await metadata(AWAY.region)).KeyState).toBe("Creating");
    const error = await bench.fail("Encrypt", { KeyId, Plaintext: utf8("x") }, AWAY);
    expect(error).toEqual({ code: "KMSInvalidStateException", message: `${arnIn(AWAY.region)} is creating.` });
    bench.kms.advance(5000);
    await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") }, AWAY);
  });

  it("both keys are Updating while the primary moves: they work, but cannot be disabled", async () => {
    await replicate();
    bench.kms.advance(5000);
    await bench.succeed("UpdatePrimaryRegion", { KeyId, PrimaryRegion: AWAY.region });
    await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") });
    expect((await bench.fail("DisableKey", { KeyId })).message).toBe(`${arnIn(HOME)} is updating.`);
    bench.kms.advance(5000);
    await bench.succeed("DisableKey", { KeyId });
  });
});

describe("imported material", () => {
  const bytes = utf8("k".repeat(32));
  const importInto = async (region: string, material: Uint8Array, ImportType?: string) => {
    const { ImportToken, PublicKey } = await bench.succeed(
      "GetParametersForImport",
      { KeyId, WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" },
      { region },
    );
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
    const EncryptedKeyMaterial = publicEncrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
      material,
    );
    const input = { KeyId, ImportToken, EncryptedKeyMaterial, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
    return (await bench.kms.call("ImportKeyMaterial", { ...input, ImportType }, { region })).result;
  };
  const newest = async (region: string) =>
    (
      await bench.succeed("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" }, { region })
    ).Rotations.at(-1)?.KeyMaterialState;

  beforeEach(async () => {
    KeyId = (await bench.succeed("CreateKey", { MultiRegion: true, Origin: "EXTERNAL" })).KeyMetadata.KeyId;
    await importInto(HOME, bytes);
    await replicate();
  });

  it("has to be imported in each Region, and is the same there", async () => {
    expect((await metadata(AWAY.region)).KeyState).toBe("PendingImport");
    const other = await importInto(AWAY.region, utf8("x".repeat(32)));
    expect(other.ok ? null : other.error.code).toBe("IncorrectKeyMaterialException");
    expect((await importInto(AWAY.region, bytes)).ok).toBe(true);
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") });
    expect((await bench.succeed("Decrypt", { CiphertextBlob }, AWAY)).Plaintext).toEqual(utf8("x"));
  });

  it("rotates once every Region has the new one", async () => {
    await importInto(AWAY.region, bytes);
    const next = utf8("n".repeat(32));
    await importInto(HOME, next, "NEW_KEY_MATERIAL");
    expect(await newest(HOME)).toBe("PENDING_MULTI_REGION_IMPORT_AND_ROTATION");
    expect((await bench.fail("RotateKeyOnDemand", { KeyId })).code).toBe("KMSInvalidStateException");
    await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") }, AWAY);
    await importInto(AWAY.region, next);
    expect(await newest(AWAY.region)).toBe("PENDING_ROTATION");
    await bench.succeed("RotateKeyOnDemand", { KeyId });
    expect((await metadata(AWAY.region)).CurrentKeyMaterialId).toBe((await metadata()).CurrentKeyMaterialId);
    expect(await newest(AWAY.region)).toBe("CURRENT");
  });
});

it("replicating takes the permission to make keys as well", async () => {
  const statement = (Action: string, Resource = "*") => ({ Statement: { Effect: "Allow", Action, Resource } });
  const half = withIdentity(bench, "half", statement("kms:ReplicateKey"));
  const whole = withIdentity(
    bench,
    "whole",
    statement("kms:ReplicateKey"),
    statement("kms:CreateKey"),
    statement("kms:PutKeyPolicy"),
  );
  const input = { KeyId, ReplicaRegion: AWAY.region };
  expect((await bench.fail("ReplicateKey", input, { caller: half })).message).toContain("kms:CreateKey");
  await bench.succeed("ReplicateKey", input, { caller: whole });
});
