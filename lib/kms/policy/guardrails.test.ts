import { beforeEach, describe, expect, it } from "vitest";

import { type Caller, rootCaller, utf8 } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import type { Guardrail } from "../world/world.ts";
import { authorise } from "./authorise.ts";

const ACCOUNT = "123456789012";
const Plaintext = utf8("secret");
const everything = { Effect: "Allow", Action: "kms:*", Resource: "*" };

let bench: ReturnType<typeof testBench>;
let KeyId: string;
let ana: Caller;

beforeEach(async () => {
  bench = testBench();
  KeyId = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
  ana = withIdentity(bench, "ana", { Statement: everything });
});

const rail = (kind: Guardrail["kind"], target: string, ...Statement: object[]) =>
  bench.kms.apply([
    {
      kind: "set-guardrails",
      guardrails: [...bench.world.guardrails, { kind, target, policy: JSON.stringify({ Statement }) }],
    },
  ]);
const encrypt = async (caller: Caller) => (await bench.kms.call("Encrypt", { KeyId, Plaintext }, { caller })).result;
const message = async (caller: Caller) => {
  const result = await encrypt(caller);
  return result.ok ? "allowed" : result.error.message;
};

describe("a service control policy", () => {
  it("that denies stops everybody of its account, the root user too", async () => {
    rail("service-control-policy", ACCOUNT, { Effect: "Deny", Action: "kms:Encrypt", Resource: "*" });
    expect(await message(ana)).toMatch(/kms:Encrypt .* with an explicit deny in a service control policy$/);
    expect(await message(rootCaller())).toMatch(/explicit deny in a service control policy$/);
    await bench.succeed("DescribeKey", { KeyId }, { caller: ana });
  });

  it("that lists what it allows leaves out the rest", async () => {
    rail("service-control-policy", ACCOUNT, { Effect: "Allow", Action: "kms:Describe*", Resource: "*" });
    expect(await message(ana)).toMatch(/because no service control policy allows the kms:Encrypt action$/);
    expect((await bench.fail("CreateKey", {}, { caller: rootCaller() })).message).toMatch(
      /kms:CreateKey on resource: \* because no service control policy/,
    );
    await bench.succeed("DescribeKey", { KeyId }, { caller: ana });
  });

  it("grants nothing", async () => {
    rail("service-control-policy", ACCOUNT, everything);
    expect(await message(withIdentity(bench, "nobody"))).toMatch(/because no identity-based policy allows/);
  });

  it("of another account does not matter", async () => {
    rail("service-control-policy", "111122223333", { Effect: "Deny", Action: "*", Resource: "*" });
    expect(await message(ana)).toBe("allowed");
  });

  it("that cannot be read allows nothing", async () => {
    bench.kms.apply([
      {
        kind: "set-guardrails",
        guardrails: [{ kind: "service-control-policy", target: ACCOUNT, policy: "not JSON" }],
      },
    ]);
    expect(await message(ana)).toMatch(/no service control policy/);
  });
});

describe("a resource control policy", () => {
  it("of the key's account stops callers from elsewhere, whatever the key policy says", async () => {
    const stranger = rootCaller("111122223333");
    const Statement = [
      { Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "kms:*", Resource: "*" },
      { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Encrypt", Resource: "*" },
    ];
    await bench.succeed("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
    const { Arn } = (await bench.succeed("DescribeKey", { KeyId })).KeyMetadata;
    await bench.succeed("Encrypt", { KeyId: Arn, Plaintext }, { caller: stranger });
    rail("resource-control-policy", ACCOUNT, {
      Effect: "Deny",
      Principal: "*",
      Action: "kms:*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:PrincipalAccount": ACCOUNT } },
    });
    const error = await bench.fail("Encrypt", { KeyId: Arn, Plaintext }, { caller: stranger });
    expect(error.message).toMatch(/explicit deny in a resource control policy$/);
    expect(await message(ana)).toBe("allowed");
  });
});

describe("a VPC endpoint policy", () => {
  it("restricts the calls that come through it, and is recorded", async () => {
    const through = { ...ana, vpcEndpointId: "vpce-1" };
    rail("vpc-endpoint-policy", "vpce-1", { ...everything, Principal: "*", Action: "kms:Describe*" });
    expect(await message(through)).toMatch(/because no VPC endpoint policy allows the kms:Encrypt action$/);
    expect(await message(ana)).toBe("allowed");
    await bench.succeed("DescribeKey", { KeyId }, { caller: through });
    expect(bench.world.events.at(-1)).toMatchObject({ vpcEndpointId: "vpce-1" });
  });

  it("is what aws:SourceVpce in a key policy asks for", async () => {
    const Statement = [
      { Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "kms:*", Resource: "*" },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "kms:Encrypt",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
      },
    ];
    await bench.succeed("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
    expect(await message(ana)).toMatch(/explicit deny in a resource-based policy$/);
    expect(await message({ ...ana, vpcEndpointId: "vpce-1" })).toBe("allowed");
  });
});

describe("the trail of a decision", () => {
  it("names what matched, what delegated, and which conditions were missing", () => {
    const [key] = bench.world.keys.values();
    if (!key) throw new Error("no key");
    const guarded = withIdentity(bench, "guarded", {
      Statement: [
        { ...everything, Sid: "OnlySelo", Condition: { StringEquals: { "kms:EncryptionContext:app": "selo" } } },
      ],
    });
    const ask = (EncryptionContext: object) =>
      authorise(
        {
          caller: guarded,
          region: "us-east-1",
          world: bench.world,
          input: { EncryptionContext },
          operation: "Encrypt",
        },
        key,
      );
    expect(ask({}).trail).toEqual([
      {
        source: "key-policy",
        owner: key.arn,
        document: 0,
        effect: "delegate",
        sid: "Enable IAM User Permissions",
        statement: 0,
        unmet: [],
      },
      {
        source: "identity-policy",
        owner: guarded.arn,
        document: 0,
        effect: "unmet",
        sid: "OnlySelo",
        statement: 0,
        unmet: ["kms:EncryptionContext:app"],
      },
    ]);
    expect(ask({}).denial).toEqual({ explicit: false, source: "identity-policy" });
    expect(ask({ app: "selo" })).toMatchObject({ allowed: true, denial: null });
  });
});
