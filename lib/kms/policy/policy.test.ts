import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { rootCaller, utf8 } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import { conditionHolds, fits } from "./condition.ts";
import { parsePolicy } from "./policy-document.ts";

const ROOT = "arn:aws:iam::123456789012:root";
const allow = (Action: string | string[], more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const policy = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
const admin = allow(["kms:PutKeyPolicy", "kms:Get*", "kms:DescribeKey"], { Principal: { AWS: ROOT } });

let bench: ReturnType<typeof testBench>;

beforeEach(() => {
  bench = testBench();
});

async function createKey(...statements: object[]) {
  const input = statements.length === 0 ? {} : { Policy: JSON.stringify(policy(...statements)) };
  return (await bench.succeed("CreateKey", input)).KeyMetadata.KeyId;
}

const Plaintext = utf8("secret");

describe("a key policy", () => {
  it("that names the account leaves the decision to IAM", async () => {
    const KeyId = await createKey();
    const reader = withIdentity(bench, "reader", policy(allow("kms:DescribeKey")));
    await bench.succeed("DescribeKey", { KeyId }, { caller: reader });
    expect((await bench.fail("Encrypt", { KeyId, Plaintext }, { caller: reader })).message).toMatch(
      /user\/reader is not authorized to perform: kms:Encrypt on resource: arn:.* because no identity-based policy allows the kms:Encrypt action$/,
    );
  });

  it("that does not name the account makes IAM's allow worthless, even root's", async () => {
    const user = withIdentity(bench, "user", policy(allow("kms:*")));
    const KeyId = await createKey(admin);
    for (const caller of [user, rootCaller()]) {
      const error = await bench.fail("Encrypt", { KeyId, Plaintext }, { caller });
      expect(error.message).toMatch(/because no resource-based policy allows the kms:Encrypt action$/);
    }
  });

  it("that names the principal allows without IAM", async () => {
    const user = withIdentity(bench, "user");
    const KeyId = await createKey(admin, allow("kms:Encrypt", { Principal: { AWS: user.arn } }));
    const { result } = await bench.kms.call("Encrypt", { KeyId, Plaintext }, { caller: user });
    expect(result.ok).toBe(true);
  });

  it("that denies decides, whoever allows", async () => {
    const user = withIdentity(bench, "user", policy(allow("kms:*")));
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
    const KeyId = await createKey(allow("kms:*", { Principal: { AWS: ROOT } }), deny);
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext }, { caller: user });
    expect((await bench.fail("Decrypt", { CiphertextBlob }, { caller: user })).message).toMatch(
      /with an explicit deny in a resource-based policy$/,
    );
  });

  it("lets another account in only together with that account's IAM", async () => {
    const stranger = {
      ...withIdentity(bench, "stranger"),
      accountId: "111122223333",
      arn: "arn:aws:iam::111122223333:user/s",
    };
    const KeyId = await createKey(admin, allow("kms:Encrypt", { Principal: { AWS: "111122223333" } }));
    const arn = `arn:aws:kms:us-east-1:123456789012:key/${KeyId}`;
    const call = async () => await bench.kms.call("Encrypt", { KeyId: arn, Plaintext }, { caller: stranger });
    expect((await call()).result.ok).toBe(false);
    bench.world.identities.set(stranger.arn, {
      arn: stranger.arn,
      policies: [JSON.stringify(policy(allow("kms:Encrypt", { Resource: arn })))],
      accessKeyIds: [],
      trustPolicy: null,
      vpcEndpointId: null,
    });
    expect((await call()).result.ok).toBe(true);
  });

  it("may ask for an encryption context", async () => {
    const user = withIdentity(bench, "user");
    const Condition = { StringEquals: { "kms:EncryptionContext:project": "selo" } };
    const KeyId = await createKey(admin, allow("kms:Encrypt", { Principal: { AWS: user.arn }, Condition }));
    const call = (project: string) =>
      bench.kms.call("Encrypt", { KeyId, Plaintext, EncryptionContext: { project } }, { caller: user });
    expect((await call("selo")).result.ok).toBe(true);
    expect((await call("other")).result.ok).toBe(false);
  });

  it("may be changed, but not so that nobody can change it again, unless that is meant", async () => {
    const KeyId = await createKey();
    const locked = JSON.stringify(policy(allow("kms:Encrypt", { Principal: { AWS: ROOT } })));
    expect((await bench.fail("PutKeyPolicy", { KeyId, Policy: locked })).code).toBe("MalformedPolicyDocumentException");
    await bench.succeed("PutKeyPolicy", { KeyId, Policy: locked, BypassPolicyLockoutSafetyCheck: true });
    expect((await bench.fail("PutKeyPolicy", { KeyId, Policy: locked })).code).toBe("AccessDeniedException");
  });

  it.each([
    "no json",
    "[]",
    "{}",
    '{"Statement":{}}',
    '{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}',
  ])("is refused when malformed: %s", async (Policy) => {
    expect((await bench.fail("CreateKey", { Policy })).code).toBe("MalformedPolicyDocumentException");
  });
});

describe("conditions", () => {
  const keys = new Map([
    ["k", ["v", "w"]],
    ["n", ["7"]],
  ]);
  it.each([
    ["StringEquals", "k", ["w"], true],
    ["StringEquals", "absent", ["w"], false],
    ["StringEqualsIfExists", "absent", ["w"], true],
    ["StringNotEquals", "k", ["x"], true],
    ["StringNotEquals", "k", ["v"], false],
    ["StringNotEquals", "absent", ["v"], true],
    ["StringLike", "k", ["?"], true],
    ["ForAllValues:StringEquals", "k", ["v"], false],
    ["ForAllValues:StringEquals", "k", ["v", "w"], true],
    ["ForAllValues:StringEquals", "absent", ["v"], true],
    ["ForAnyValue:StringEquals", "absent", ["v"], false],
    ["ForAnyValue:StringNotEquals", "k", ["v"], true],
    ["ForAnyValue:StringNotEquals", "k", ["v", "w"], false],
    ["ForAnyValue:StringNotEquals", "absent", ["v"], false],
    ["ForAllValues:StringNotEquals", "k", ["v"], false],
    ["NumericLessThanEquals", "n", ["7"], true],
    ["NumericGreaterThan", "n", ["7"], false],
    ["Null", "absent", ["true"], true],
    ["Null", "k", ["true"], false],
    ["NoSuchOperator", "k", ["v"], false],
  ])("%s of %s with %j is %s", (operator, key, values, holds) => {
    expect(conditionHolds({ operator, key, values }, keys)).toBe(holds);
  });

  it("patterns fit as a slow, obvious twin says", () => {
    const slow = (pattern: string, text: string): boolean => {
      if (pattern === "") return text === "";
      if (pattern.startsWith("*")) return slow(pattern.slice(1), text) || (text !== "" && slow(pattern, text.slice(1)));
      return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && slow(pattern.slice(1), text.slice(1));
    };
    const chars = fc.string({ unit: fc.constantFrom("a", "b", ".", "(", "*", "?"), maxLength: 7 });
    fc.assert(
      fc.property(chars, chars, (pattern, text) => {
        expect(fits(pattern, text)).toBe(slow(pattern, text));
      }),
    );
  });
});

it("reading a policy never throws, whatever the text", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((Statement) => JSON.stringify({ Statement })),
  );
  fc.assert(
    fc.property(text, (some) => {
      expect(typeof parsePolicy(some, "key-policy").ok).toBe("boolean");
    }),
  );
});

it("no sequence of calls by a principal without permission ever yields plaintext", async () => {
  const KeyId = await createKey();
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext });
  const outsider = withIdentity(
    bench,
    "outsider",
    policy(allow(["kms:Encrypt", "kms:DescribeKey", "kms:CreateAlias"])),
  );
  const calls = [
    ["Decrypt", { CiphertextBlob }],
    ["ReEncrypt", { CiphertextBlob, DestinationKeyId: KeyId }],
    ["Encrypt", { KeyId, Plaintext: utf8("mine") }],
    ["PutKeyPolicy", { KeyId, Policy: "{}", BypassPolicyLockoutSafetyCheck: true }],
    ["CreateAlias", { AliasName: "alias/o", TargetKeyId: KeyId }],
    ["UpdateAlias", { AliasName: "alias/o", TargetKeyId: KeyId }],
    ["Decrypt", { CiphertextBlob, KeyId: "alias/o" }],
  ] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...calls), { maxLength: 8 }), async (sequence) => {
      for (const [operation, input] of sequence) {
        const { result } = await bench.kms.call(operation, input, { caller: outsider });
        if (result.ok) expect(result.value ?? {}).not.toHaveProperty("Plaintext");
      }
    }),
    { numRuns: 30 },
  );
});

describe("aliases in conditions", () => {
  const AliasName = "alias/ok";
  const allowIf = (Condition: object) => allow("kms:Encrypt", { Principal: { AWS: user().arn }, Condition });
  const aliasAdmin = allow("kms:CreateAlias", { Principal: { AWS: ROOT } });
  const user = () => withIdentity(bench, "user");
  const may = async (KeyId: string) =>
    (await bench.kms.call("Encrypt", { KeyId, Plaintext }, { caller: user() })).result.ok;

  it("may be those that the key has", async () => {
    const Condition = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": AliasName } };
    const TargetKeyId = await createKey(admin, aliasAdmin, allowIf(Condition));
    expect(await may(TargetKeyId)).toBe(false);
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId });
    expect(await may(TargetKeyId)).toBe(true);
  });

  it("may be the one that the request named", async () => {
    const Condition = { StringEquals: { "kms:RequestAlias": AliasName } };
    const TargetKeyId = await createKey(admin, aliasAdmin, allowIf(Condition));
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId });
    await bench.succeed("CreateAlias", { AliasName: "alias/other", TargetKeyId });
    expect(await may(AliasName)).toBe(true);
    for (const name of ["alias/other", TargetKeyId]) expect(await may(name)).toBe(false);
  });
});

it.each([
  ["CreateKey", {}],
  ["ListKeys", {}],
  ["ListAliases", {}],
  ["GenerateRandom", { NumberOfBytes: 8 }],
  ["ListRetirableGrants", { RetiringPrincipal: ROOT }],
] as const)("%s, which concerns no key in particular, is IAM's alone to allow", async (operation, input) => {
  const without = withIdentity(bench, "without");
  const denied = await bench.fail(operation, input, { caller: without });
  expect(denied.message).toBe(
    `User: ${without.arn} is not authorized to perform: kms:${operation} on resource: * because no identity-based policy allows the kms:${operation} action`,
  );
  const allowed = withIdentity(bench, "allowed", policy(allow("kms:*", { Resource: "*" })));
  expect((await bench.kms.call(operation, input, { caller: allowed })).result.ok).toBe(true);
  const stopped = withIdentity(bench, "stopped", policy(allow("kms:*"), { ...allow("kms:*"), Effect: "Deny" }));
  expect((await bench.fail(operation, input, { caller: stopped })).message).toMatch(
    /with an explicit deny in an identity/,
  );
});

describe("a new key policy", () => {
  const withLength = (length: number) => {
    const text = JSON.stringify(policy(allow("kms:*", { Principal: { AWS: ROOT }, Sid: "" })));
    return text.replace('"Sid":""', `"Sid":"${"s".repeat(length - text.length)}"`);
  };

  it("may have 32 KB, and not a byte more", async () => {
    const KeyId = await createKey();
    await bench.succeed("PutKeyPolicy", { KeyId, Policy: withLength(32_768) });
    expect(await bench.fail("PutKeyPolicy", { KeyId, Policy: withLength(32_769) })).toEqual({
      code: "LimitExceededException",
      message: "Policy exceeds the maximum length of 32768 bytes.",
    });
  });

  it("that cannot be read, or locks its author out, is refused and changes nothing", async () => {
    const KeyId = await createKey();
    const before = (await bench.succeed("GetKeyPolicy", { KeyId })).Policy;
    const code = "MalformedPolicyDocumentException";
    expect(await bench.fail("PutKeyPolicy", { KeyId, Policy: "{" })).toEqual({
      code,
      message: "The policy is not valid JSON.",
    });
    const Policy = JSON.stringify(policy(allow("kms:Encrypt", { Principal: "*" })));
    expect(await bench.fail("PutKeyPolicy", { KeyId, Policy })).toEqual({
      code,
      message: "The new key policy will not allow you to update the key policy in the future.",
    });
    expect((await bench.succeed("GetKeyPolicy", { KeyId })).Policy).toBe(before);
    await bench.succeed("PutKeyPolicy", { KeyId, Policy, BypassPolicyLockoutSafetyCheck: true });
  });
});
