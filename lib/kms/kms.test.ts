import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import {
  type CallReply,
  createKms,
  createWorld,
  type Kms,
  type OperationName,
  seededRandom,
  utf8,
  webCryptoPort,
} from "./index.ts";
import { parseWorld, serialiseWorld } from "./world/world-document.ts";

const DEPS = () => ({ crypto: webCryptoPort(crypto.subtle), random: seededRandom("kms.test") });
const START = Date.UTC(2026, 10, 24);

let kms: Kms;
let keyId: string;

beforeEach(async () => {
  kms = createKms(createWorld(START), DEPS());
  keyId = (await succeed("CreateKey", {})).KeyMetadata.KeyId;
});

async function succeed<N extends OperationName>(operation: N, input: unknown, on = kms) {
  const { result } = await on.call(operation, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

async function fail(operation: OperationName, input: unknown, options: Parameters<Kms["call"]>[2] = {}) {
  const { result }: CallReply<OperationName> = await kms.call(operation, input, options);
  if (result.ok) throw new Error(`${operation} succeeded`);
  return result.error;
}

const context = fc.dictionary(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), {
  maxKeys: 4,
  noNullPrototype: true,
});
const plaintext = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe("CreateKey", () => {
  it("answers with the members that the service prints, and no others", async () => {
    const { KeyMetadata } = await succeed("CreateKey", { Description: "for invoices" });
    expect(Object.keys(KeyMetadata).toSorted()).toEqual([
      "AWSAccountId",
      "Arn",
      "CreationDate",
      "CurrentKeyMaterialId",
      "CustomerMasterKeySpec",
      "Description",
      "Enabled",
      "EncryptionAlgorithms",
      "KeyId",
      "KeyManager",
      "KeySpec",
      "KeyState",
      "KeyUsage",
      "MultiRegion",
      "Origin",
    ]);
    expect(KeyMetadata).toMatchObject({
      Description: "for invoices",
      Enabled: true,
      KeyState: "Enabled",
      CreationDate: START / 1000,
    });
    expect(KeyMetadata.Arn).toBe(`arn:aws:kms:us-east-1:123456789012:key/${KeyMetadata.KeyId}`);
    expect(KeyMetadata.CurrentKeyMaterialId).toMatch(/^[0-9a-f]{64}$/);
  });

  it("makes the same world from the same seed", async () => {
    const other = createKms(createWorld(START), DEPS());
    expect((await succeed("CreateKey", {}, other)).KeyMetadata.KeyId).toBe(keyId);
  });
});

describe("Encrypt and Decrypt", () => {
  it("give back the plaintext under the same context, in whatever order it is written", async () => {
    await fc.assert(
      fc.asyncProperty(plaintext, context, async (bytes, pairs) => {
        const { CiphertextBlob } = await succeed("Encrypt", {
          KeyId: keyId,
          Plaintext: bytes,
          EncryptionContext: pairs,
        });
        const reversed = Object.fromEntries(Object.entries(pairs).toReversed());
        const opened = await succeed("Decrypt", { CiphertextBlob, EncryptionContext: reversed });
        expect(opened.Plaintext).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("never make the same blob twice of the same plaintext", async () => {
    const input = { KeyId: keyId, Plaintext: utf8("same") };
    const blobs = await Promise.all(Array.from({ length: 50 }, () => succeed("Encrypt", input)));
    expect(new Set(blobs.map(({ CiphertextBlob }) => CiphertextBlob.join())).size).toBe(50);
  });

  it("refuse a blob with any bit flipped, with no word about why", async () => {
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("seal me") });
    for (let bit = 0; bit < CiphertextBlob.length * 8; bit += 3) {
      const damaged = CiphertextBlob.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await fail("Decrypt", { CiphertextBlob: damaged })).toEqual({
        code: "InvalidCiphertextException",
        message: "",
      });
    }
  });

  it("refuse a blob cut anywhere, or with bytes behind it", async () => {
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("seal me") });
    for (let length = 1; length < CiphertextBlob.length; length += 5) {
      expect((await fail("Decrypt", { CiphertextBlob: CiphertextBlob.slice(0, length) })).code).toBe(
        "InvalidCiphertextException",
      );
    }
    const longer = new Uint8Array([...CiphertextBlob, 0]);
    expect((await fail("Decrypt", { CiphertextBlob: longer })).code).toBe("InvalidCiphertextException");
  });

  it("refuse another context: missing, of other case, or with one pair more", async () => {
    const { CiphertextBlob } = await succeed("Encrypt", {
      KeyId: keyId,
      Plaintext: utf8("x"),
      EncryptionContext: { app: "pay" },
    });
    for (const wrong of [undefined, {}, { app: "Pay" }, { App: "pay" }, { app: "pay", more: "1" }]) {
      expect((await fail("Decrypt", { CiphertextBlob, EncryptionContext: wrong })).code).toBe(
        "InvalidCiphertextException",
      );
    }
  });

  it("refuse arbitrary bytes as an invalid ciphertext", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        expect((await fail("Decrypt", { CiphertextBlob: bytes })).code).toBe("InvalidCiphertextException");
      }),
      { numRuns: 100 },
    );
  });

  it("refuse a KeyId that names another key than the blob's", async () => {
    const other = (await succeed("CreateKey", {})).KeyMetadata.KeyId;
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("x") });
    expect(await fail("Decrypt", { CiphertextBlob, KeyId: other })).toEqual({
      code: "IncorrectKeyException",
      message: "The key ID in the request does not identify a CMK that can perform this operation.",
    });
  });

  it("refuse more than 4,096 bytes and none at all, in the service's words", async () => {
    const prefix =
      "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length";
    expect((await fail("Encrypt", { KeyId: keyId, Plaintext: new Uint8Array(4097) })).message).toBe(
      `${prefix} less than or equal to 4096`,
    );
    expect((await fail("Encrypt", { KeyId: keyId, Plaintext: new Uint8Array() })).message).toBe(
      `${prefix} greater than or equal to 1`,
    );
  });

  it("say of a dry run that it would have worked, and answer nothing else", async () => {
    const error = await fail("Encrypt", { KeyId: keyId, Plaintext: utf8("x"), DryRun: true });
    expect(error.code).toBe("DryRunOperationException");
  });
});

describe("GenerateDataKey", () => {
  it.each([
    [{ KeySpec: "AES_256" }, 32],
    [{ KeySpec: "AES_128" }, 16],
    [{ NumberOfBytes: 100 }, 100],
  ])("gives a data key of %o in the clear and encrypted, and both are the same key", async (size, length) => {
    const made = await succeed("GenerateDataKey", { KeyId: keyId, ...size });
    expect(made.Plaintext).toHaveLength(length);
    const { Plaintext } = await succeed("Decrypt", { CiphertextBlob: made.CiphertextBlob });
    expect(Plaintext).toEqual(made.Plaintext);
  });

  it.each([[{}], [{ KeySpec: "AES_256", NumberOfBytes: 32 }]])("wants exactly one size, not %o", async (size) => {
    expect((await fail("GenerateDataKey", { KeyId: keyId, ...size })).code).toBe("ValidationException");
  });
});

describe("a key that cannot be used", () => {
  it.each([
    ["no-such-key", "NotFoundException", "Invalid keyId 'no-such-key'"],
    [
      "11111111-2222-4333-8444-555555555555",
      "NotFoundException",
      "Key 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-4333-8444-555555555555' does not exist",
    ],
    [
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-4333-8444-555555555555",
      "NotFoundException",
      "Invalid arn eu-west-1",
    ],
    ["arn:nonsense", "InvalidArnException", "Invalid arn arn:nonsense"],
    ["alias/none", "NotFoundException", "Alias arn:aws:kms:us-east-1:123456789012:alias/none is not found."],
  ])("is named as %s and answers %s", async (id, code, message) => {
    expect(await fail("DescribeKey", { KeyId: id })).toEqual({ code, message });
    expect((await fail("Encrypt", { KeyId: id, Plaintext: utf8("x") })).code).toBe(code);
  });

  it.each([
    ["Disabled", "DisabledException", "is disabled."],
    ["PendingDeletion", "KMSInvalidStateException", "is pending deletion."],
    ["PendingImport", "KMSInvalidStateException", "is pending import."],
  ] as const)("refuses cryptography while it is %s, and can still be described", async (state, code, ending) => {
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("x") });
    const [key] = kms.world.keys.values();
    if (!key) throw new Error("no key");
    kms.world.keys.set(key.arn, { ...key, state });
    for (const [operation, input] of [
      ["Encrypt", { KeyId: keyId, Plaintext: utf8("x") }],
      ["Decrypt", { CiphertextBlob }],
      ["GenerateDataKey", { KeyId: keyId, KeySpec: "AES_256" }],
    ] as const) {
      expect(await fail(operation, input)).toEqual({ code, message: `${key.arn} ${ending}` });
    }
    expect((await succeed("DescribeKey", { KeyId: keyId })).KeyMetadata).toMatchObject({
      KeyState: state,
      Enabled: false,
    });
  });

  it("is denied to another account, for every operation that names it", async () => {
    const [key] = kms.world.keys.values();
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("x") });
    const caller = {
      type: "IAMUser",
      arn: "arn:aws:iam::999999999999:user/eve",
      accountId: "999999999999",
      principalId: "EVE",
    } as const;
    for (const [operation, input] of [
      ["DescribeKey", { KeyId: key?.arn }],
      ["Encrypt", { KeyId: key?.arn, Plaintext: utf8("x") }],
      ["Decrypt", { CiphertextBlob }],
      ["GenerateDataKey", { KeyId: key?.arn, KeySpec: "AES_256" }],
    ] as const) {
      expect((await fail(operation, input, { caller })).code).toBe("AccessDeniedException");
    }
  });
});

describe("ListKeys", () => {
  it("lists every key once over any page size", async () => {
    for (let count = 1; count < 23; count++) await succeed("CreateKey", {});
    for (const limit of [1, 4, 23, 1000]) {
      const seen: string[] = [];
      let marker: string | undefined;
      do {
        const page = await succeed("ListKeys", { Limit: limit, ...(marker === undefined ? {} : { Marker: marker }) });
        seen.push(...page.Keys.map((entry) => entry.KeyId));
        marker = page.NextMarker;
        expect(page.Truncated).toBe(marker !== undefined);
      } while (marker !== undefined);
      expect(seen).toHaveLength(23);
      expect(new Set(seen).size).toBe(23);
    }
  });

  it("refuses a marker that it did not give", async () => {
    expect((await fail("ListKeys", { Marker: "bm90IG91cnM=" })).code).toBe("InvalidMarkerException");
  });
});

describe("what a call leaves behind", () => {
  it("is a CloudTrail event with the context in plaintext, and no secret", async () => {
    const secret = utf8("the plaintext that must not be logged");
    const { CiphertextBlob } = await succeed("Encrypt", {
      KeyId: keyId,
      Plaintext: secret,
      EncryptionContext: { dept: "hr" },
    });
    await succeed("Decrypt", { CiphertextBlob, EncryptionContext: { dept: "hr" } });
    await succeed("GenerateDataKey", { KeyId: keyId, KeySpec: "AES_256" });
    const [created, encrypted, decrypted] = kms.world.events;
    expect(created).toMatchObject({ eventName: "CreateKey", readOnly: false });
    expect(encrypted).toMatchObject({
      eventName: "Encrypt",
      eventTime: "2026-11-24T00:00:00Z",
      readOnly: true,
      requestParameters: { keyId, encryptionAlgorithm: "SYMMETRIC_DEFAULT", encryptionContext: { dept: "hr" } },
      responseElements: null,
      managementEvent: true,
    });
    expect(decrypted?.additionalEventData).toHaveProperty("keyMaterialId");
    const log = JSON.stringify(kms.world.events);
    for (const leak of ["must not be logged", secret.join(), CiphertextBlob.join()]) expect(log).not.toContain(leak);
    for (const { materials } of kms.world.keys.values())
      for (const { bytes } of materials) expect(log).not.toContain(bytes.join());
  });

  it("is an event for a refusal too, with the code", async () => {
    await fail("Encrypt", { KeyId: "nothing", Plaintext: utf8("x") });
    expect(kms.world.events.at(-1)).toMatchObject({
      eventName: "Encrypt",
      errorCode: "NotFoundException",
      responseElements: null,
    });
  });

  it("costs the same in a world with ten thousand keys", async () => {
    const [key] = kms.world.keys.values();
    if (!key) throw new Error("no key");
    for (let count = 0; count < 10_000; count++) kms.world.keys.set(`${key.arn}-${count}`, key);
    const before = kms.world.keys;
    await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("x") });
    // The same map, written to in place: nothing was copied.
    expect(kms.world.keys).toBe(before);
  });
});

describe("any input at all", () => {
  it("is answered or refused, never thrown at", async () => {
    const operation = fc.oneof(
      fc.constantFrom("CreateKey", "DescribeKey", "ListKeys", "Encrypt", "Decrypt", "GenerateDataKey"),
      fc.string(),
    );
    const member = fc.oneof(fc.anything(), fc.constantFrom(keyId, "AES_256", "SYMMETRIC_DEFAULT"), fc.uint8Array());
    const input = fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom(
          "KeyId",
          "Plaintext",
          "CiphertextBlob",
          "EncryptionContext",
          "KeySpec",
          "NumberOfBytes",
          "Limit",
        ),
        member,
      ),
    );
    await fc.assert(
      fc.asyncProperty(operation, input, async (name, value) => {
        const { result } = await kms.call(name as OperationName, value);
        if (!result.ok) expect(result.error.code).toMatch(/^[A-Z]\w+$/);
      }),
      { numRuns: 500 },
    );
  });

  it("gets all its faults in one message", async () => {
    const { message } = await fail("Encrypt", {
      KeyId: "",
      Plaintext: new Uint8Array(5000),
      EncryptionAlgorithm: "ROT13",
    });
    expect(message).toMatch(
      /^3 validation errors detected: Value '' at 'keyId' .*; Value at 'plaintext' .*; Value 'ROT13' at 'encryptionAlgorithm'/,
    );
  });
});

describe("a world written down and read again", () => {
  it("opens the old ciphertexts and goes on from there", async () => {
    const { CiphertextBlob } = await succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("keep") });
    const restored = parseWorld(serialiseWorld(kms.world));
    if (!restored.ok) throw new Error(restored.error.code);
    expect(restored.value).toEqual(kms.world);
    const again = createKms(restored.value, DEPS());
    expect((await succeed("Decrypt", { CiphertextBlob }, again)).Plaintext).toEqual(utf8("keep"));
  });

  it("is refused with the places that do not fit, and without their values", () => {
    expect(parseWorld("{")).toEqual({ ok: false, error: { code: "not-json", members: [] } });
    const damaged = serialiseWorld(kms.world).replace(/"bytes":"[^"]+"/, '"bytes":"short-secret"');
    const result = parseWorld(damaged);
    expect(result).toMatchObject({ ok: false, error: { code: "not-a-world", members: ["keys.0.materials.0.bytes"] } });
    expect(JSON.stringify(result)).not.toContain("short-secret");
  });

  it("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseWorld(text).ok === "boolean"));
  });
});
