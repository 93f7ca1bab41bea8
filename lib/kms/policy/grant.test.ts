import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import type { Grant } from "../world/world.ts";
import { isWithin } from "./grant.ts";

const Plaintext = utf8("secret");
const EncryptionContext = { project: "selo" };

let bench: ReturnType<typeof testBench>;
let KeyId: string;
let Arn: string;
let ana: ReturnType<typeof withIdentity>;
let rui: ReturnType<typeof withIdentity>;

beforeEach(async () => {
  bench = testBench();
  ({ KeyId, Arn } = (await bench.succeed("CreateKey", {})).KeyMetadata);
  ana = withIdentity(bench, "ana");
  rui = withIdentity(bench, "rui");
});

const grant = async (input: object, options: object = {}) =>
  await bench.succeed(
    "CreateGrant",
    { KeyId: Arn, GranteePrincipal: ana.arn, Operations: ["Encrypt"], ...input },
    options,
  );
const asAna = () => ({ caller: ana });

describe("a grant", () => {
  it("lets its grantee do what it names, and nothing else", async () => {
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, asAna())).code).toBe("AccessDeniedException");
    await grant({ Operations: ["Encrypt", "DescribeKey"] });
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext }, asAna());
    await bench.succeed("DescribeKey", { KeyId }, asAna());
    expect((await bench.fail("Decrypt", { CiphertextBlob }, asAna())).code).toBe("AccessDeniedException");
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller: rui })).code).toBe("AccessDeniedException");
  });

  it("never wins over an explicit deny", async () => {
    await grant({});
    const Statement = [
      { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "kms:*", Resource: "*" },
      { Effect: "Deny", Principal: { AWS: ana.arn }, Action: "kms:Encrypt", Resource: "*" },
    ];
    await bench.succeed("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, asAna())).message).toMatch(/explicit deny/);
  });

  it.each([
    ["EncryptionContextEquals", EncryptionContext, true],
    ["EncryptionContextEquals", { ...EncryptionContext, more: "x" }, false],
    ["EncryptionContextSubset", { ...EncryptionContext, more: "x" }, true],
    ["EncryptionContextSubset", { project: "Selo" }, false],
    ["EncryptionContextSubset", undefined, false],
  ])("with %s is given the context %j: %s", async (constraint, given, allowed) => {
    await grant({ Constraints: { [constraint]: EncryptionContext } });
    const input = { KeyId, Plaintext, ...(given ? { EncryptionContext: given } : {}) };
    expect((await bench.kms.call("Encrypt", input, asAna())).result.ok).toBe(allowed);
  });

  it("made with a grant gives no more than that one", async () => {
    await grant({
      Operations: ["Encrypt", "CreateGrant"],
      Constraints: { EncryptionContextSubset: EncryptionContext },
    });
    const child = { GranteePrincipal: rui.arn, KeyId: Arn };
    const tooMuch = { ...child, Operations: ["Decrypt"], Constraints: { EncryptionContextSubset: EncryptionContext } };
    const tooLoose = { ...child, Operations: ["Encrypt"] };
    for (const input of [tooMuch, tooLoose]) {
      expect((await bench.fail("CreateGrant", input, asAna())).code).toBe("AccessDeniedException");
    }
    await grant({ ...tooMuch, Operations: ["Encrypt"] }, asAna());
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller: rui })).code).toBe("AccessDeniedException");
    await bench.succeed("Encrypt", { KeyId, Plaintext, EncryptionContext }, { caller: rui });
  });

  it("asked for again by name is the same grant", async () => {
    const first = await grant({ Name: "n", Operations: ["Encrypt", "Decrypt"] });
    const second = await grant({ Name: "n", Operations: ["Decrypt", "Encrypt"] });
    expect(second.GrantId).toBe(first.GrantId);
    expect((await grant({ Name: "n" })).GrantId).not.toBe(first.GrantId);
    expect((await bench.succeed("ListGrants", { KeyId })).Grants).toHaveLength(2);
  });

  it("is listed as it was made, by key and by who may retire it", async () => {
    const Constraints = { EncryptionContextEquals: EncryptionContext };
    const { GrantId } = await grant({ Name: "n", RetiringPrincipal: rui.arn, Constraints });
    const entry = {
      Constraints,
      CreationDate: bench.world.now / 1000,
      GrantId,
      GranteePrincipal: ana.arn,
      IssuingAccount: "arn:aws:iam::123456789012:root",
      KeyId: Arn,
      Name: "n",
      Operations: ["Encrypt"],
      RetiringPrincipal: rui.arn,
    };
    expect((await bench.succeed("ListGrants", { KeyId, GranteePrincipal: ana.arn })).Grants).toEqual([entry]);
    expect((await bench.succeed("ListGrants", { KeyId, GranteePrincipal: rui.arn })).Grants).toEqual([]);
    expect((await bench.succeed("ListRetirableGrants", { RetiringPrincipal: rui.arn })).Grants).toEqual([entry]);
    expect((await bench.fail("ListGrants", { KeyId: "invalid" })).code).toBe("NotFoundException");
  });

  it("ends when it is revoked by the key's owner", async () => {
    const { GrantId } = await grant({});
    expect((await bench.fail("RevokeGrant", { KeyId, GrantId }, asAna())).code).toBe("AccessDeniedException");
    await bench.succeed("RevokeGrant", { KeyId, GrantId });
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, asAna())).code).toBe("AccessDeniedException");
    expect((await bench.fail("RevokeGrant", { KeyId, GrantId })).code).toBe("NotFoundException");
  });

  it("ends when it is retired by who may, by token or by id", async () => {
    const { GrantToken } = await grant({ RetiringPrincipal: rui.arn });
    expect((await bench.fail("RetireGrant", { GrantToken }, asAna())).code).toBe("AccessDeniedException");
    await bench.succeed("RetireGrant", { GrantToken }, { caller: rui });
    const { GrantId } = await grant({ Operations: ["RetireGrant"] });
    await bench.succeed("RetireGrant", { KeyId: Arn, GrantId }, asAna());
    await bench.succeed("RetireGrant", { GrantToken: (await grant({})).GrantToken });
    expect((await bench.succeed("ListGrants", { KeyId })).Grants).toEqual([]);
    expect((await bench.fail("RetireGrant", { GrantToken })).code).toBe("InvalidGrantTokenException");
    expect((await bench.fail("RetireGrant", {})).code).toBe("ValidationException");
  });

  it.each([
    [{ Operations: ["Sign"] }, /not valid for key spec/],
    [
      { Operations: ["Fly"] },
      /'operations' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set/,
    ],
    [{ GranteePrincipal: undefined }, /Specify either/],
    [{ Constraints: { SourceArn: "x" } }, /'constraints\.sourceArn' failed to satisfy constraint/],
  ])("is refused when it makes no sense: %j", async (input, message) => {
    const error = await bench.fail("CreateGrant", {
      KeyId,
      GranteePrincipal: ana.arn,
      Operations: ["Encrypt"],
      ...input,
    });
    expect(error.code).toBe("ValidationException");
    expect(error.message).toMatch(message);
  });
});

it("managing calls are refused across accounts, whatever the policy says", async () => {
  const Statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };
  await bench.succeed("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
  const caller = {
    type: "Root",
    arn: "arn:aws:iam::111122223333:root",
    accountId: "111122223333",
    principalId: "r",
  } as const;
  await bench.succeed("Encrypt", { KeyId: Arn, Plaintext }, { caller });
  expect((await bench.fail("ScheduleKeyDeletion", { KeyId: Arn }, { caller })).code).toBe("AccessDeniedException");
});

it("GetKeyLastUsage names the last call that did cryptography", async () => {
  expect(await bench.succeed("GetKeyLastUsage", { KeyId })).not.toHaveProperty("KeyLastUsage");
  bench.kms.advance(5000);
  const { requestId, events } = await bench.kms.call("Encrypt", { KeyId, Plaintext });
  await bench.succeed("DescribeKey", { KeyId });
  await bench.fail("Decrypt", { CiphertextBlob: Plaintext });
  expect((await bench.succeed("GetKeyLastUsage", { KeyId })).KeyLastUsage).toEqual({
    CloudTrailEventId: events[0]?.eventID,
    KmsRequestId: requestId,
    Operation: "Encrypt",
    Timestamp: bench.world.now / 1000,
  });
});

describe("in a world that takes its time", () => {
  beforeEach(() => bench.kms.apply([{ kind: "set-consistency", consistency: "eventual" }]));

  it("a new grant works with its token at once, and without it minutes later", async () => {
    const { GrantToken } = await grant({});
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, asAna())).code).toBe("AccessDeniedException");
    await bench.succeed("Encrypt", { KeyId, Plaintext, GrantTokens: [GrantToken] }, asAna());
    bench.kms.advance(180_000);
    await bench.succeed("Encrypt", { KeyId, Plaintext }, asAna());
  });

  it("a token gives nothing to anybody but the grantee", async () => {
    const { GrantToken } = await grant({});
    const error = await bench.fail("Encrypt", { KeyId, Plaintext, GrantTokens: [GrantToken] }, { caller: rui });
    expect(error.code).toBe("AccessDeniedException");
  });
});

it("a text that is no token is refused", async () => {
  const error = await bench.fail("Encrypt", { KeyId, Plaintext, GrantTokens: ["no token"] });
  expect(error.code).toBe("InvalidGrantTokenException");
});

describe("a grant to a service", () => {
  const SourceArn = "arn:aws:rds:us-east-1:123456789012:db:orders";
  const service = {
    type: "AWSService",
    arn: "rds.amazonaws.com",
    accountId: "123456789012",
    principalId: "rds",
  } as const;
  const toService = {
    KeyId: "",
    GranteeServicePrincipal: "rds.amazonaws.com",
    Operations: ["Encrypt"],
    Constraints: { SourceArn },
    RetiringServicePrincipal: "rds.amazonaws.com",
  };

  it("lets it act for the resource that the constraint names", async () => {
    const { GrantId } = await bench.succeed("CreateGrant", { ...toService, KeyId });
    await bench.succeed("Encrypt", { KeyId, Plaintext }, { caller: { ...service, sourceArn: SourceArn } });
    const elsewhere = { ...service, sourceArn: `${SourceArn}-2` };
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller: elsewhere })).code).toBe(
      "AccessDeniedException",
    );
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller: service })).code).toBe("AccessDeniedException");
    await bench.succeed("RetireGrant", { KeyId, GrantId }, { caller: service });
  });

  it.each([{ Constraints: undefined }, { RetiringServicePrincipal: undefined }])(
    "needs more than %j",
    async (lacking) => {
      const error = await bench.fail("CreateGrant", { ...toService, KeyId, ...lacking });
      expect(error.code).toBe("ValidationException");
    },
  );
});

/** What a grant may hand on: no more operations, constraints at least as strict. */
describe("a grant made with a grant", () => {
  const SourceArn = "arn:aws:rds:us-east-1:123456789012:db:a";
  const parentWith = (constraints: object) =>
    ({ operations: ["Encrypt", "Decrypt", "CreateGrant"], constraints }) as unknown as Grant;
  const child = (constraints: object, operations = ["Encrypt"]) => ({ operations, constraints });
  const context = { a: "1", b: "2" };

  it.each([
    [{}, child({}), true],
    [{}, child({}, ["Encrypt", "Sign"]), false],
    [{ EncryptionContextEquals: context }, child({ EncryptionContextEquals: context }), true],
    [{ EncryptionContextEquals: context }, child({ EncryptionContextEquals: { a: "1" } }), false],
    [{ EncryptionContextEquals: context }, child({ EncryptionContextEquals: { ...context, c: "3" } }), false],
    [{ EncryptionContextEquals: context }, child({ EncryptionContextSubset: context }), false],
    [{ EncryptionContextEquals: context }, child({}), false],
    [{ EncryptionContextSubset: context }, child({ EncryptionContextSubset: { ...context, c: "3" } }), true],
    [{ EncryptionContextSubset: context }, child({ EncryptionContextEquals: context }), true],
    [{ EncryptionContextSubset: context }, child({ EncryptionContextSubset: { a: "1" } }), false],
    [{ EncryptionContextSubset: context }, child({}), false],
    [{ SourceArn }, child({ SourceArn }), true],
    [{ SourceArn }, child({ SourceArn: `${SourceArn}b` }), false],
    [{ SourceArn }, child({}), false],
    [{}, child({ SourceArn }), true],
  ])("with %j hands on %j: %s", (constraints, asked, expected) => {
    expect(isWithin(asked, parentWith(constraints))).toBe(expected);
  });
});
