import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Caller, type OperationName, seededRandom, utf8, webCryptoPort } from "./index.ts";
import { createKms, type Kms } from "./kms.ts";
import { DAY, START, testBench, withIdentity } from "./testing/bench.ts";
import { createWorld } from "./world/world.ts";
import { parseWorld, serialiseWorld } from "./world/world-document.ts";

/**
 * Laws of the whole simulator over sequences of calls. A step names keys and blobs by their number,
 * so that any sequence can be run, and shortened, and still means something.
 */
type Step =
  | { readonly kind: "call"; readonly operation: OperationName; readonly key: number; readonly blob: number }
  | { readonly kind: "advance"; readonly days: number };

const OPERATIONS = [
  "CreateKey",
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "ReEncrypt",
  "DisableKey",
  "EnableKey",
  "EnableKeyRotation",
  "RotateKeyOnDemand",
  "ScheduleKeyDeletion",
  "CancelKeyDeletion",
  "CreateAlias",
  "CreateGrant",
  "ListGrants",
  "ReplicateKey",
  "TagResource",
  "DescribeKey",
  "ListKeyRotations",
  "GenerateRandom",
] as const satisfies readonly OperationName[];

const step = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant("call" as const),
      operation: fc.constantFrom(...OPERATIONS),
      key: fc.nat(3),
      blob: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("advance" as const), days: fc.integer({ min: 1, max: 200 }) }),
  },
);
const steps = fc.array<Step>(step, { minLength: 1, maxLength: 25 });
const SECRET = utf8("the secret of the test");

/** Runs steps, and gives what each call answered. Keys and blobs are remembered in the order of their making. */
async function run(kms: Kms, sequence: readonly Step[], caller?: Caller) {
  const keys = [...kms.world.keys.values()].map(({ arn }) => arn);
  const blobs: Uint8Array[] = [];
  const answers: unknown[] = [];
  for (const [index, one] of sequence.entries()) {
    if (one.kind === "advance") {
      kms.advance(one.days * DAY);
      continue;
    }
    const KeyId = keys[one.key % Math.max(1, keys.length)] ?? "none";
    const CiphertextBlob = blobs[one.blob % Math.max(1, blobs.length)] ?? new Uint8Array(8);
    const input = {
      KeyId,
      CiphertextBlob,
      Plaintext: SECRET,
      KeySpec: one.operation === "CreateKey" ? undefined : "AES_256",
      MultiRegion: one.key % 2 === 0,
      DestinationKeyId: KeyId,
      TargetKeyId: KeyId,
      AliasName: `alias/${index}`,
      GranteePrincipal: "arn:aws:iam::123456789012:user/eve",
      Operations: ["CreateGrant"],
      ReplicaRegion: "eu-west-1",
      Tags: [{ TagKey: "a", TagValue: String(index) }],
      NumberOfBytes: one.operation === "GenerateRandom" ? 8 : undefined,
    };
    const { result } = await kms.call(one.operation, input, caller ? { caller } : {});
    answers.push(result);
    if (!result.ok) continue;
    const value = result.value as { KeyMetadata?: { Arn: string }; CiphertextBlob?: Uint8Array } | undefined;
    if (value?.KeyMetadata && one.operation === "CreateKey") keys.push(value.KeyMetadata.Arn);
    if (value?.CiphertextBlob) blobs.push(value.CiphertextBlob);
  }
  return answers;
}

const fresh = () =>
  createKms(createWorld(START), { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("laws") });

describe("a sequence of calls", () => {
  it("gives the same answers and the same world, given the same clock, randomness and ids", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const [one, other] = [fresh(), fresh()];
        expect(await run(one, sequence)).toEqual(await run(other, sequence));
        expect(serialiseWorld(one.world)).toBe(serialiseWorld(other.world));
      }),
      { numRuns: 25 },
    );
  });

  it("goes on the same after the world was written down and read again", async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const kept = fresh();
        await run(kept, before);
        const parsed = parseWorld(serialiseWorld(kept.world));
        if (!parsed.ok) throw new Error(parsed.error.members.join(", "));
        const deps = () => ({ crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("after") });
        const [going, reloaded] = [createKms(kept.world, deps()), createKms(parsed.value, deps())];
        expect(await run(going, after)).toEqual(await run(reloaded, after));
      }),
      { numRuns: 25 },
    );
  });

  it("never gives plaintext or a data key to somebody without permission", async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (prelude, sequence) => {
        const bench = testBench();
        await run(bench.kms, prelude);
        const { CiphertextBlob } = await bench.succeed("Encrypt", {
          KeyId: (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId,
          Plaintext: SECRET,
        });
        // May manage everything that gives no access, and use nothing.
        const eve = withIdentity(bench, "eve", {
          Statement: {
            Effect: "Allow",
            Action: ["kms:Describe*", "kms:List*", "kms:Tag*", "kms:EnableKey"],
            Resource: "*",
          },
        });
        const answers = [
          ...(await run(bench.kms, sequence, eve)),
          (await bench.kms.call("Decrypt", { CiphertextBlob }, { caller: eve })).result,
        ];
        const leaked = answers.filter(
          (answer) => typeof answer === "object" && answer !== null && "value" in answer && hasPlaintext(answer.value),
        );
        expect(leaked).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("writes no secret into a record", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const kms = fresh();
        await run(kms, sequence);
        const records = JSON.stringify(kms.world.events);
        expect(records).not.toContain(Buffer.from(SECRET).toString("base64"));
        expect(records).not.toContain("Plaintext");
        expect(records).not.toContain("ciphertextBlob");
        for (const { materials } of kms.world.keys.values()) {
          for (const { bytes } of materials) expect(records).not.toContain(Buffer.from(bytes).toString("base64"));
        }
      }),
      { numRuns: 25 },
    );
  });
});

function hasPlaintext(value: unknown): boolean {
  return typeof value === "object" && value !== null && "Plaintext" in value;
}

it("a blob with any bit flipped, cut short, or opened with another context is refused in one way", async () => {
  const bench = testBench();
  const { KeyId } = (await bench.succeed("CreateKey", {})).KeyMetadata;
  const EncryptionContext = { app: "selo" };
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: SECRET, EncryptionContext });
  const codeOf = async (blob: Uint8Array, context: object = EncryptionContext) =>
    (await bench.fail("Decrypt", { CiphertextBlob: blob, EncryptionContext: context })).code;
  // Every bit of the blob, and every length.
  for (let bit = 0; bit < CiphertextBlob.length * 8; bit++) {
    const flipped = CiphertextBlob.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await codeOf(flipped)).toBe("InvalidCiphertextException");
  }
  for (let length = 1; length < CiphertextBlob.length; length++) {
    expect(await codeOf(CiphertextBlob.subarray(0, length))).toBe("InvalidCiphertextException");
  }
  for (const context of [{}, { app: "Selo" }, { App: "selo" }, { app: "selo", more: "x" }]) {
    expect(await codeOf(CiphertextBlob, context)).toBe("InvalidCiphertextException");
  }
});
