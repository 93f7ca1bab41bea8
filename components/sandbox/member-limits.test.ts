import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createKms, createWorld, loadInputShape, seededRandom, webCryptoPort } from "@/lib/kms";

import { amountOf, limitFault } from "./member-limits.ts";

const { Limit: LIMIT } = await loadInputShape("ListKeys");
const { ReplicaRegion: REGION } = await loadInputShape("ReplicateKey");
const { PolicyName: NAME } = await loadInputShape("GetKeyPolicy");
const BLOB = { type: "blob", min: 1, max: 4096 } as const;

describe("what is typed is counted as it is read", () => {
  it.each([
    ["text", "ção", { count: 5, unit: "bytes", max: 4096, over: false }],
    ["hex", "00ff 10", { count: 3, unit: "bytes", max: 4096, over: false }],
    ["base64", "AAAA", { count: 3, unit: "bytes", max: 4096, over: false }],
    ["text", "x".repeat(4097), { count: 4097, unit: "bytes", max: 4096, over: true }],
    ["hex", "0", null],
  ] as const)("%s %#", (mode, text, expected) => {
    expect(amountOf(BLOB, text, mode)).toEqual(expected);
  });

  it("characters of texts, entries of lists, and nothing where there is no limit", () => {
    expect(amountOf({ type: "text", max: 3 }, "four", "text")).toMatchObject({
      count: 4,
      unit: "characters",
      over: true,
    });
    expect(amountOf({ type: "text-list", max: 10 }, " a b\nc ", "text")).toMatchObject({ count: 3, unit: "entries" });
    expect(amountOf({ type: "boolean" }, "true", "text")).toBeNull();
  });
});

describe("what KMS will refuse is said before it is asked", () => {
  it.each([
    [LIMIT, "0", "tooSmall"],
    [LIMIT, "1001", "tooLarge"],
    [LIMIT, "1000", null],
    [REGION, "nowhere", "pattern"],
    [REGION, "sa-east-1", null],
    [NAME, "", null],
    [{ type: "text", min: 20 }, "short", "tooShort"],
  ] as const)("%j %s", (member, text, expected) => {
    if (!member) throw new Error("the operation has no such member");
    expect(limitFault(member, text, "text")).toBe(expected);
  });

  it("and about the length of a plaintext the two agree", async () => {
    const kms = createKms(createWorld(0), {
      crypto: webCryptoPort(globalThis.crypto.subtle),
      random: seededRandom("limits"),
    });
    const made = await kms.call("CreateKey", {});
    if (!made.result.ok) throw new Error("no key");
    const { KeyId } = made.result.value.KeyMetadata;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4000, max: 4200 }), async (length) => {
        const { result } = await kms.call("Encrypt", { KeyId, Plaintext: new Uint8Array(length) });
        expect(amountOf(BLOB, "00".repeat(length), "hex")?.over).toBe(!result.ok);
      }),
      { numRuns: 40 },
    );
  });
});
