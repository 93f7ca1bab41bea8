import { beforeEach, describe, expect, it } from "vitest";

import { type Caller, type OperationName, utf8 } from "../index.ts";
import { DAY, testBench, withIdentity } from "../testing/bench.ts";

const Plaintext = utf8("secret");

let bench: ReturnType<typeof testBench>;
let KeyId: string;

beforeEach(async () => {
  bench = testBench();
  KeyId = (await bench.succeed("CreateKey", { Tags: [{ TagKey: "team", TagValue: "red" }] })).KeyMetadata.KeyId;
});

/** A user who may do everything on the condition. */
const user = (Condition: object): Caller =>
  withIdentity(bench, "user", { Statement: { Effect: "Allow", Action: "kms:*", Resource: "*", Condition } });

type Case = readonly [name: string, condition: object, operation: OperationName, allowed: object, denied: object];
const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const PAIR = { a: "b" };
const GRANTEE = "arn:aws:iam::123456789012:role/app";
const WRAP = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };

/** One request that satisfies each key, and one that does not. */
const CASES: readonly Case[] = [
  [
    "kms:EncryptionAlgorithm",
    equals("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT"),
    "Encrypt",
    { Plaintext, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    { Plaintext },
  ],
  [
    "kms:EncryptionContext:k",
    equals("kms:EncryptionContext:a", "b"),
    "Encrypt",
    { Plaintext, EncryptionContext: PAIR },
    { Plaintext, EncryptionContext: { a: "c" } },
  ],
  [
    "kms:EncryptionContextKeys",
    { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["a"] } },
    "Encrypt",
    { Plaintext, EncryptionContext: PAIR },
    { Plaintext, EncryptionContext: { ...PAIR, c: "d" } },
  ],
  [
    "kms:RequestAlias",
    equals("kms:RequestAlias", "alias/x"),
    "Encrypt",
    { Plaintext, KeyId: "alias/x" },
    { Plaintext },
  ],
  [
    "kms:DataKeyPairSpec",
    equals("kms:DataKeyPairSpec", "ECC_NIST_P256"),
    "GenerateDataKeyPair",
    { KeyPairSpec: "ECC_NIST_P256" },
    { KeyPairSpec: "ECC_NIST_P384" },
  ],
  [
    "kms:RotationPeriodInDays",
    { NumericLessThanEquals: { "kms:RotationPeriodInDays": "180" } },
    "EnableKeyRotation",
    { RotationPeriodInDays: 180 },
    { RotationPeriodInDays: 181 },
  ],
  [
    "kms:ScheduleKeyDeletionPendingWindowInDays",
    { NumericGreaterThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": "20" } },
    "ScheduleKeyDeletion",
    { PendingWindowInDays: 21 },
    { PendingWindowInDays: 20 },
  ],
  [
    "aws:RequestTag/k",
    equals("aws:RequestTag/team", "blue"),
    "TagResource",
    { Tags: [{ TagKey: "team", TagValue: "blue" }] },
    { Tags: [{ TagKey: "team", TagValue: "red" }] },
  ],
  [
    "aws:TagKeys",
    { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } },
    "UntagResource",
    { TagKeys: ["team"] },
    { TagKeys: ["owner"] },
  ],
  [
    "kms:GrantOperations",
    { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] } },
    "CreateGrant",
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE },
    { Operations: ["Encrypt"], GranteePrincipal: GRANTEE },
  ],
  [
    "kms:GranteePrincipal",
    equals("kms:GranteePrincipal", GRANTEE),
    "CreateGrant",
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE },
    { Operations: ["Decrypt"], GranteePrincipal: `${GRANTEE}2` },
  ],
  [
    "kms:RetiringPrincipal",
    equals("kms:RetiringPrincipal", GRANTEE),
    "CreateGrant",
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE, RetiringPrincipal: GRANTEE },
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE },
  ],
  [
    "kms:GrantConstraintType",
    equals("kms:GrantConstraintType", "EncryptionContextSubset"),
    "CreateGrant",
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE, Constraints: { EncryptionContextSubset: PAIR } },
    { Operations: ["Decrypt"], GranteePrincipal: GRANTEE },
  ],
  [
    "kms:BypassPolicyLockoutSafetyCheck",
    { Bool: { "kms:BypassPolicyLockoutSafetyCheck": "false" } },
    "CreateKey",
    { BypassPolicyLockoutSafetyCheck: false },
    { BypassPolicyLockoutSafetyCheck: true },
  ],
  [
    "kms:KeySpec",
    equals("kms:KeySpec", "SYMMETRIC_DEFAULT"),
    "CreateKey",
    {},
    { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
  ],
  [
    "kms:KeyUsage",
    equals("kms:KeyUsage", "ENCRYPT_DECRYPT"),
    "CreateKey",
    {},
    { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
  ],
  ["kms:KeyOrigin", equals("kms:KeyOrigin", "EXTERNAL"), "CreateKey", { Origin: "EXTERNAL" }, {}],
  ["kms:MultiRegion", { Bool: { "kms:MultiRegion": "true" } }, "CreateKey", { MultiRegion: true }, {}],
  [
    "aws:RequestTag of a new key",
    equals("aws:RequestTag/team", "red"),
    "CreateKey",
    { Tags: [{ TagKey: "team", TagValue: "red" }] },
    {},
  ],
  [
    "kms:WrappingKeySpec",
    equals("kms:WrappingKeySpec", "RSA_2048"),
    "GetParametersForImport",
    WRAP,
    { ...WRAP, WrappingKeySpec: "RSA_3072" },
  ],
];

describe.each(CASES)("%s", (_name, condition, operation, allowed, denied) => {
  beforeEach(async () => {
    await bench.succeed("CreateAlias", { AliasName: "alias/x", TargetKeyId: KeyId });
    if (operation === "GetParametersForImport") {
      KeyId = (await bench.succeed("CreateKey", { Origin: "EXTERNAL" })).KeyMetadata.KeyId;
    }
  });

  it("decides", async () => {
    const caller = user(condition);
    const input = operation === "CreateKey" ? {} : { KeyId };
    expect((await bench.fail(operation, { ...input, ...denied }, { caller })).code).toBe("AccessDeniedException");
    await bench.succeed(operation, { ...input, ...allowed }, { caller });
  });
});

describe("properties of the key", () => {
  it.each([
    ["aws:ResourceTag/team", "red"],
    ["kms:KeySpec", "SYMMETRIC_DEFAULT"],
    ["kms:KeyOrigin", "AWS_KMS"],
    ["kms:MultiRegion", "false"],
    ["kms:ResourceAliases", "alias/x"],
    ["kms:CallerAccount", "123456789012"],
  ])("%s is %s", async (key, value) => {
    await bench.succeed("CreateAlias", { AliasName: "alias/x", TargetKeyId: KeyId });
    await bench.succeed("DescribeKey", { KeyId }, { caller: user(equals(key, value)) });
    const { code } = await bench.fail("DescribeKey", { KeyId }, { caller: user(equals(key, "other")) });
    expect(code).toBe("AccessDeniedException");
  });

  it("kms:MultiRegionKeyType tells primary from replica", async () => {
    const shared = (await bench.succeed("CreateKey", { MultiRegion: true })).KeyMetadata.KeyId;
    await bench.succeed("ReplicateKey", { KeyId: shared, ReplicaRegion: "eu-west-1" });
    const caller = user(equals("kms:MultiRegionKeyType", "REPLICA"));
    const here = { KeyId: shared, Plaintext };
    await bench.succeed("Encrypt", here, { caller, region: "eu-west-1" });
    expect((await bench.fail("Encrypt", here, { caller })).code).toBe("AccessDeniedException");
  });

  it("kms:ReEncryptOnSameKey tells whether the key stays the same", async () => {
    const other = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext });
    const caller = user({ Bool: { "kms:ReEncryptOnSameKey": "true" } });
    await bench.succeed("ReEncrypt", { CiphertextBlob, DestinationKeyId: KeyId }, { caller });
    const { code } = await bench.fail("ReEncrypt", { CiphertextBlob, DestinationKeyId: other }, { caller });
    expect(code).toBe("AccessDeniedException");
  });

  it("kms:TrailingDaysWithoutKeyUsage lets nobody disable a key that was used lately", async () => {
    const caller = user({ NumericGreaterThanEquals: { "kms:TrailingDaysWithoutKeyUsage": "30" } });
    bench.kms.advance(40 * DAY);
    await bench.succeed("Encrypt", { KeyId, Plaintext });
    bench.kms.advance(29 * DAY);
    expect((await bench.fail("DisableKey", { KeyId }, { caller })).code).toBe("AccessDeniedException");
    bench.kms.advance(DAY);
    await bench.succeed("DisableKey", { KeyId }, { caller });
  });
});

describe("the way of a call", () => {
  it("kms:ViaService lets a user in only through a service", async () => {
    const caller = user(equals("kms:ViaService", "s3.us-east-1.amazonaws.com"));
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller })).code).toBe("AccessDeniedException");
    const through = { ...caller, viaService: "s3.us-east-1.amazonaws.com" };
    await bench.succeed("Encrypt", { KeyId, Plaintext }, { caller: through });
    expect(bench.world.events.at(-1)).toMatchObject({
      sourceIPAddress: "s3.amazonaws.com",
      userIdentity: { invokedBy: "s3.amazonaws.com", userName: "user" },
    });
  });

  it("kms:GrantIsForAWSResource lets grants be made by services only", async () => {
    const caller = user({ Bool: { "kms:GrantIsForAWSResource": "true" } });
    const input = { KeyId, GranteePrincipal: GRANTEE, Operations: ["Decrypt"] };
    expect((await bench.fail("CreateGrant", input, { caller })).code).toBe("AccessDeniedException");
    await bench.succeed("CreateGrant", input, { caller: { ...caller, viaService: "ec2.us-east-1.amazonaws.com" } });
  });

  it("a session acts under the name of its role", async () => {
    const arn = "arn:aws:iam::123456789012:role/app";
    const Statement = {
      Effect: "Allow",
      Action: "kms:*",
      Resource: "*",
      Condition: { ArnEquals: { "aws:PrincipalArn": arn } },
    };
    const identity = {
      arn,
      policies: [JSON.stringify({ Statement })],
      accessKeyIds: [],
      trustPolicy: null,
      vpcEndpointId: null,
    };
    bench.kms.apply([{ kind: "put-identity", identity }]);
    const caller = {
      type: "AssumedRole",
      arn: "arn:aws:sts::123456789012:assumed-role/app/session",
      accountId: "123456789012",
      principalId: "AROA:session",
    } as const;
    await bench.succeed("Encrypt", { KeyId, Plaintext }, { caller });
    expect(bench.world.events.at(-1)?.userIdentity.arn).toBe(caller.arn);
  });
});

describe("actions on aliases", () => {
  it("ask on the alias as well as on the key", async () => {
    const { Arn } = (await bench.succeed("DescribeKey", { KeyId })).KeyMetadata;
    const on = (...Resource: string[]) =>
      withIdentity(bench, "user", { Statement: { Effect: "Allow", Action: "kms:*Alias", Resource } });
    const alias = "arn:aws:kms:us-east-1:123456789012:alias/mine";
    const input = { AliasName: "alias/mine", TargetKeyId: KeyId };
    expect((await bench.fail("CreateAlias", input, { caller: on(Arn) })).message).toContain(`on resource: ${alias} `);
    expect((await bench.fail("CreateAlias", input, { caller: on(alias) })).message).toContain(`on resource: ${Arn} `);
    const both = { caller: on(Arn, alias) };
    await bench.succeed("CreateAlias", input, both);
    const other = (await bench.succeed("CreateKey", {})).KeyMetadata;
    const moved = { AliasName: "alias/mine", TargetKeyId: other.KeyId };
    expect((await bench.fail("UpdateAlias", moved, both)).message).toContain(`on resource: ${other.Arn} `);
    await bench.succeed("UpdateAlias", moved, { caller: on(Arn, alias, other.Arn) });
    expect((await bench.fail("DeleteAlias", input, { caller: on(other.Arn) })).message).toContain(alias);
    await bench.succeed("DeleteAlias", input, { caller: on(alias, other.Arn) });
  });
});

it("a call on another account's key is recorded in both accounts, a denied one in the caller's only", async () => {
  const caller = {
    type: "Root",
    arn: "arn:aws:iam::111122223333:root",
    accountId: "111122223333",
    principalId: "1",
  } as const;
  const { Arn } = (await bench.succeed("DescribeKey", { KeyId })).KeyMetadata;
  const accounts = () => bench.world.events.slice(before).map(({ recipientAccountId }) => recipientAccountId);
  let before = bench.world.events.length;
  await bench.fail("Encrypt", { KeyId: Arn, Plaintext }, { caller });
  expect(accounts()).toEqual(["111122223333"]);
  const Statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };
  await bench.succeed("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
  before = bench.world.events.length;
  await bench.succeed("Encrypt", { KeyId: Arn, Plaintext }, { caller });
  expect(accounts()).toEqual(["111122223333", "123456789012"]);
  const [own, other] = bench.world.events.slice(before);
  expect(own?.sharedEventID).toBe(other?.sharedEventID);
  expect(own?.eventID).not.toBe(other?.eventID);
});
