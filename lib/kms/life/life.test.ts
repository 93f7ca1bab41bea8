import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { DAY, START, testBench } from "../testing/bench.ts";

let bench: ReturnType<typeof testBench>;
let keyId: string;

beforeEach(async () => {
  bench = testBench();
  keyId = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
});

const encrypt = async () => (await bench.succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("old") })).CiphertextBlob;
const materials = async () =>
  (await bench.succeed("ListKeyRotations", { KeyId: keyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" })).Rotations;

describe("automatic rotation", () => {
  it("is off until it is asked for, and then says when it comes", async () => {
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toEqual({
      KeyId: expect.stringContaining(keyId),
      KeyRotationEnabled: false,
    });
    await bench.succeed("EnableKeyRotation", { KeyId: keyId });
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
      NextRotationDate: (START + 365 * DAY) / 1000,
    });
  });

  it("happens when the clock gets there, as often as its period fits, with a record of each", async () => {
    await bench.succeed("EnableKeyRotation", { KeyId: keyId, RotationPeriodInDays: 90 });
    bench.kms.advance(90 * DAY - 1);
    expect(await materials()).toHaveLength(1);
    bench.kms.advance(1 + 180 * DAY);
    const rotations = (await bench.succeed("ListKeyRotations", { KeyId: keyId })).Rotations;
    expect(rotations.map(({ RotationDate }) => RotationDate)).toEqual(
      [90, 180, 270].map((days) => (START + days * DAY) / 1000),
    );
    expect(rotations.map(({ KeyMaterialState }) => KeyMaterialState)).toEqual([
      "NON_CURRENT",
      "NON_CURRENT",
      "CURRENT",
    ]);
    const records = bench.world.events.filter(({ eventName }) => eventName === "RotateKey");
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      eventType: "AwsServiceEvent",
      userIdentity: { invokedBy: "AWS Internal" },
      serviceEventDetails: { rotationType: "AUTOMATIC" },
      eventTime: new Date(START + 90 * DAY).toISOString().replace(".000Z", "Z"),
    });
  });

  it("leaves the key's id, and old ciphertext still opens with the material that made it", async () => {
    const old = await encrypt();
    const before = (await materials())[0]?.KeyMaterialId;
    await bench.succeed("EnableKeyRotation", { KeyId: keyId });
    bench.kms.advance(3 * 365 * DAY);
    const opened = await bench.succeed("Decrypt", { CiphertextBlob: old });
    expect(opened.Plaintext).toEqual(utf8("old"));
    expect(opened.KeyMaterialId).toBe(before);
    const fresh = await bench.succeed("Decrypt", { CiphertextBlob: await encrypt() });
    expect(fresh.KeyMaterialId).toBe((await materials()).at(-1)?.KeyMaterialId);
    expect(fresh.KeyMaterialId).not.toBe(before);
  });

  it("waits while the key is disabled, and comes at once when it is enabled past its date", async () => {
    await bench.succeed("EnableKeyRotation", { KeyId: keyId });
    await bench.succeed("DisableKey", { KeyId: keyId });
    bench.kms.advance(400 * DAY);
    expect(await materials()).toHaveLength(1);
    await bench.succeed("EnableKey", { KeyId: keyId });
    expect(await materials()).toHaveLength(2);
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toMatchObject({
      NextRotationDate: (START + 765 * DAY) / 1000,
    });
  });
});

describe("RotateKeyOnDemand", () => {
  it("gives new material at once and leaves the schedule alone", async () => {
    await bench.succeed("EnableKeyRotation", { KeyId: keyId });
    bench.kms.advance(10 * DAY);
    await bench.succeed("RotateKeyOnDemand", { KeyId: keyId });
    expect((await materials()).map(({ RotationType }) => RotationType)).toEqual([undefined, "ON_DEMAND"]);
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toMatchObject({
      NextRotationDate: (START + 365 * DAY) / 1000,
    });
  });

  it("stops at 25", async () => {
    for (let count = 0; count < 25; count++) await bench.succeed("RotateKeyOnDemand", { KeyId: keyId });
    const error = await bench.fail("RotateKeyOnDemand", { KeyId: keyId });
    expect(error.code).toBe("LimitExceededException");
    expect(error.message).toMatch(/^The on-demand rotations limit has been reached .* this key: arn:aws:kms:/);
  });
});

describe("deletion", () => {
  it("waits its window, refuses use meanwhile, and takes the key and its aliases with it", async () => {
    await bench.succeed("CreateAlias", { AliasName: "alias/doomed", TargetKeyId: keyId });
    const blob = await encrypt();
    const scheduled = await bench.succeed("ScheduleKeyDeletion", { KeyId: keyId, PendingWindowInDays: 7 });
    expect(scheduled).toEqual({
      DeletionDate: (START + 7 * DAY) / 1000,
      KeyId: expect.stringMatching(/^arn:/),
      KeyState: "PendingDeletion",
      PendingWindowInDays: 7,
    });
    expect((await bench.fail("Decrypt", { CiphertextBlob: blob })).message).toMatch(/ is pending deletion\.$/);
    bench.kms.advance(7 * DAY - 1);
    expect((await bench.succeed("DescribeKey", { KeyId: keyId })).KeyMetadata.DeletionDate).toBe(
      scheduled.DeletionDate,
    );
    bench.kms.advance(1);
    expect((await bench.fail("DescribeKey", { KeyId: keyId })).code).toBe("NotFoundException");
    expect((await bench.fail("Decrypt", { CiphertextBlob: blob })).code).toBe("InvalidCiphertextException");
    expect((await bench.succeed("ListAliases", {})).Aliases).toEqual([]);
    expect(bench.world.events.filter(({ eventName }) => eventName === "DeleteKey")).toHaveLength(1);
  });

  it("takes no other key's aliases", async () => {
    const other = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
    await bench.succeed("CreateAlias", { AliasName: "alias/kept", TargetKeyId: other });
    await bench.succeed("CreateAlias", { AliasName: "alias/doomed", TargetKeyId: keyId });
    await bench.succeed("ScheduleKeyDeletion", { KeyId: keyId, PendingWindowInDays: 7 });
    bench.kms.advance(7 * DAY);
    const { Aliases } = await bench.succeed("ListAliases", {});
    expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(["alias/kept"]);
  });

  it("can be cancelled: the key comes back disabled, with its rotation", async () => {
    await bench.succeed("EnableKeyRotation", { KeyId: keyId });
    await bench.succeed("ScheduleKeyDeletion", { KeyId: keyId });
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toMatchObject({ KeyRotationEnabled: false });
    await bench.succeed("CancelKeyDeletion", { KeyId: keyId });
    expect((await bench.succeed("DescribeKey", { KeyId: keyId })).KeyMetadata.KeyState).toBe("Disabled");
    expect(await bench.succeed("GetKeyRotationStatus", { KeyId: keyId })).toMatchObject({ KeyRotationEnabled: true });
    bench.kms.advance(60 * DAY);
    await bench.succeed("EnableKey", { KeyId: keyId });
  });

  it.each([6, 31])("refuses a window of %i days", async (days) => {
    const error = await bench.fail("ScheduleKeyDeletion", { KeyId: keyId, PendingWindowInDays: days });
    expect(error.code).toBe("ValidationException");
  });
});

it("what is due happens in the order of its time, over several keys", async () => {
  const other = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
  await bench.succeed("EnableKeyRotation", { KeyId: keyId, RotationPeriodInDays: 100 });
  await bench.succeed("EnableKeyRotation", { KeyId: other, RotationPeriodInDays: 90 });
  bench.kms.advance(200 * DAY);
  const rotated = bench.world.events.filter(({ eventName }) => eventName === "RotateKey");
  expect(rotated.map(({ serviceEventDetails }) => serviceEventDetails?.["keyId"])).toEqual([
    other,
    keyId,
    other,
    keyId,
  ]);
});

it("decrypt after encrypt is the identity, whatever happens to the key in between", async () => {
  const act = fc.constantFrom("rotate", "jump", "alias", "reencrypt", "disable and enable", "cancel a deletion");
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 12 }),
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      async (acts, plaintext) => {
        const { kms, succeed } = testBench();
        const KeyId = (await succeed("CreateKey", {})).KeyMetadata.KeyId;
        await succeed("CreateAlias", { AliasName: "alias/a", TargetKeyId: KeyId });
        await succeed("EnableKeyRotation", { KeyId, RotationPeriodInDays: 90 });
        const EncryptionContext = { of: "test" };
        let blob = (await succeed("Encrypt", { KeyId: "alias/a", Plaintext: plaintext, EncryptionContext }))
          .CiphertextBlob;
        for (const one of acts) {
          if (one === "rotate") await succeed("RotateKeyOnDemand", { KeyId });
          if (one === "jump") kms.advance(100 * DAY);
          if (one === "alias") {
            const target = (await succeed("CreateKey", {})).KeyMetadata.KeyId;
            await succeed("UpdateAlias", { AliasName: "alias/a", TargetKeyId: target });
          }
          if (one === "reencrypt") {
            const moved = await succeed("ReEncrypt", {
              CiphertextBlob: blob,
              DestinationKeyId: "alias/a",
              SourceEncryptionContext: EncryptionContext,
              DestinationEncryptionContext: EncryptionContext,
            });
            blob = moved.CiphertextBlob;
          }
          if (one === "disable and enable") {
            await succeed("DisableKey", { KeyId });
            await succeed("EnableKey", { KeyId });
          }
          if (one === "cancel a deletion") {
            await succeed("ScheduleKeyDeletion", { KeyId });
            await succeed("CancelKeyDeletion", { KeyId });
            await succeed("EnableKey", { KeyId });
          }
        }
        expect((await succeed("Decrypt", { CiphertextBlob: blob, EncryptionContext })).Plaintext).toEqual(plaintext);
      },
    ),
    { numRuns: 40 },
  );
});
