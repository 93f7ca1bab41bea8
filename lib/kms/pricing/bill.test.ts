import { beforeEach, describe, expect, it } from "vitest";

import { rootCaller, utf8 } from "../index.ts";
import { DAY, testBench } from "../testing/bench.ts";
import { createWorld } from "../world/world.ts";
import { billMonths, billOf } from "./bill.ts";
import type { Prices } from "./prices.ts";

const PRICES: Prices = {
  keyMonth: { customerManaged: "1", perRotation: "1", rotationsCharged: 2 },
  requests: [
    { id: "symmetric", perTenThousand: "0.03", freeTier: true },
    { id: "rsa-2048", perTenThousand: "0.03", freeTier: false },
    { id: "asymmetric", perTenThousand: "0.15", freeTier: false },
    { id: "ecc-data-key-pair", perTenThousand: "0.10", freeTier: false },
    { id: "rsa-data-key-pair", perTenThousand: "12.00", freeTier: false },
  ],
  freeRequestsPerMonth: 20_000,
};
const ACCOUNT = "123456789012";

let bench: ReturnType<typeof testBench>;
beforeEach(() => {
  bench = testBench(createWorld(Date.UTC(2026, 0, 1)));
});

const bill = (month: string, accountId = ACCOUNT) => billOf(bench.world, { accountId, month }, PRICES);
const ofRule = (month: string, rule: string) => bill(month).lines.filter((line) => line.rule === rule);
const createKey = async (input: object = {}) => (await bench.succeed("CreateKey", input)).KeyMetadata.KeyId;
/** As many requests of a class as a real month has, without making them. */
const pretend = (meter: string, count: number) => bench.world.requests.set(meter, count);

describe("a key", () => {
  it("costs a dollar a month, prorated by the hour", async () => {
    await createKey();
    bench.kms.advance(10 * DAY);
    expect(ofRule("2026-01", "key-month")).toMatchObject([{ quantity: 10 / 31, amount: "0.322581" }]);
    bench.kms.advance(50 * DAY);
    expect(ofRule("2026-01", "key-month")).toMatchObject([{ quantity: 1, amount: "1.000000" }]);
    expect(billMonths(bench.world, ACCOUNT)).toEqual(["2026-01", "2026-02", "2026-03"]);
  });

  it("costs nothing from the day its deletion was scheduled, and all of it if that is cancelled", async () => {
    const KeyId = await createKey();
    bench.kms.advance(10 * DAY);
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 30 });
    bench.kms.advance(10 * DAY);
    expect(ofRule("2026-01", "key-month")).toMatchObject([{ quantity: 10 / 31 }]);
    await bench.succeed("CancelKeyDeletion", { KeyId });
    expect(ofRule("2026-01", "key-month")).toMatchObject([{ quantity: 20 / 31 }]);
    await bench.succeed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    bench.kms.advance(40 * DAY);
    expect((await bench.fail("DescribeKey", { KeyId })).code).toBe("NotFoundException");
    expect(ofRule("2026-01", "key-month")).toMatchObject([{ quantity: 20 / 31 }]);
    expect(ofRule("2026-02", "key-month")).toEqual([]);
  });

  it("costs a dollar more after its first and its second rotation, and no more after the third", async () => {
    const KeyId = await createKey();
    await bench.succeed("EnableKeyRotation", { KeyId, RotationPeriodInDays: 365 });
    bench.kms.advance(5 * 365 * DAY);
    const total = (month: string) => Number(bill(month).total);
    expect([total("2026-06"), total("2027-06"), total("2028-06"), total("2029-06"), total("2030-06")]).toEqual([
      1, 2, 3, 3, 3,
    ]);
  });

  it("is charged in every Region that it is replicated to", async () => {
    const KeyId = await createKey({ MultiRegion: true });
    await bench.succeed("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
    bench.kms.advance(31 * DAY);
    expect(ofRule("2026-01", "key-month").map(({ region, amount }) => [region, amount])).toEqual([
      ["us-east-1", "1.000000"],
      ["eu-west-1", "1.000000"],
    ]);
  });
});

describe("requests", () => {
  it("are counted by class, those that were answered only", async () => {
    const KeyId = await createKey();
    const rsa = await createKey({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
    const ecc = await createKey({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") });
    await bench.fail("Encrypt", { KeyId: rsa, Plaintext: utf8("x") });
    await bench.succeed("Sign", { KeyId: rsa, Message: utf8("x"), SigningAlgorithm: "RSASSA_PSS_SHA_256" });
    await bench.succeed("Sign", { KeyId: ecc, Message: utf8("x"), SigningAlgorithm: "ECDSA_SHA_256" });
    await bench.succeed("DescribeKey", { KeyId: ecc });
    await bench.succeed("GenerateDataKeyPair", { KeyId, KeyPairSpec: "RSA_2048" });
    await bench.succeed("GenerateDataKeyPairWithoutPlaintext", { KeyId, KeyPairSpec: "ECC_NIST_P256" });
    const counts = Object.fromEntries(ofRule("2026-01", "request").map(({ subject, quantity }) => [subject, quantity]));
    expect(counts).toEqual({
      symmetric: 5,
      "rsa-2048": 1,
      asymmetric: 1,
      "ecc-data-key-pair": 1,
      "rsa-data-key-pair": 1,
    });
  });

  it("are free up to the free tier, over all Regions together", () => {
    pretend(`2026-01 ${ACCOUNT} eu-west-1 symmetric`, 15_000);
    pretend(`2026-01 ${ACCOUNT} us-east-1 symmetric`, 15_000);
    expect(ofRule("2026-01", "request").map(({ free, amount }) => [free, amount])).toEqual([
      [15_000, "0.000000"],
      [5000, "0.030000"],
    ]);
  });

  it("are billed to the caller, though the key is another account's", async () => {
    const { Arn } = (await bench.succeed("CreateKey", {})).KeyMetadata;
    const Statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };
    await bench.succeed("PutKeyPolicy", { KeyId: Arn, Policy: JSON.stringify({ Statement }) });
    const caller = rootCaller("111122223333");
    await bench.succeed("Encrypt", { KeyId: Arn, Plaintext: utf8("x") }, { caller });
    expect(bill("2026-01", "111122223333").lines).toMatchObject([{ rule: "request", quantity: 1 }]);
  });
});

/** The worked examples of the facts sheet, section 7. */
describe("worked examples", () => {
  it("a signing service: 33.00 dollars", async () => {
    for (const KeySpec of ["RSA_2048", "ECC_NIST_P256"]) await createKey({ KeySpec, KeyUsage: "SIGN_VERIFY" });
    await createKey();
    bench.world.requests.clear();
    bench.kms.advance(31 * DAY);
    pretend(`2026-01 ${ACCOUNT} us-east-1 rsa-2048`, 1_000_000);
    pretend(`2026-01 ${ACCOUNT} us-east-1 asymmetric`, 1_000_000);
    pretend(`2026-01 ${ACCOUNT} us-east-1 rsa-data-key-pair`, 10_000);
    expect(bill("2026-01").total).toBe("33.000000");
  });

  it("SSE-KMS with 100 million reads: 300.94 dollars, 3.94 with a bucket key", async () => {
    await createKey();
    bench.world.requests.clear();
    bench.kms.advance(31 * DAY);
    pretend(`2026-01 ${ACCOUNT} us-east-1 symmetric`, 100_000_000);
    expect(bill("2026-01").total).toBe("300.940000");
    pretend(`2026-01 ${ACCOUNT} us-east-1 symmetric`, 1_000_000);
    expect(bill("2026-01").total).toBe("3.940000");
  });
});
