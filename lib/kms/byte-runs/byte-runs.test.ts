import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type ByteRun, type EncryptionContext, utf8 } from "../index.ts";
import { sealingKeyFromKms, writeMessage } from "../message/message.ts";
import { testBench } from "../testing/bench.ts";
import { type ByteKind, describeBytes } from "./describe-bytes.ts";

function expectCovered(bytes: Uint8Array, runs: readonly ByteRun[]) {
  const end = runs.reduce((offset, run) => {
    expect(run.offset).toBe(offset);
    expect(run.length).toBeGreaterThan(0);
    return offset + run.length;
  }, 0);
  expect(end).toBe(bytes.length);
}

function described(bytes: Uint8Array, kind: ByteKind) {
  const found = describeBytes(bytes);
  expect(found.kind).toBe(kind);
  expectCovered(bytes, found.runs);
  return found.runs.map(({ field }) => field);
}

async function signingKey(KeySpec: string, SigningAlgorithm: string) {
  const bench = testBench();
  const { KeyMetadata } = await bench.succeed("CreateKey", { KeySpec, KeyUsage: "SIGN_VERIFY" });
  const { KeyId } = KeyMetadata;
  const { Signature } = await bench.succeed("Sign", { KeyId, Message: utf8("letter"), SigningAlgorithm });
  const { PublicKey } = await bench.succeed("GetPublicKey", { KeyId });
  return { Signature, PublicKey };
}

async function message(plaintext: Uint8Array, context: EncryptionContext, frameLength: number) {
  const bench = testBench();
  const { KeyMetadata } = await bench.succeed("CreateKey", {});
  const recipe = await sealingKeyFromKms(bench.kms, { keyId: KeyMetadata.KeyId, context });
  if (!recipe.ok) throw new Error(recipe.error.code);
  const source = (async function* () {
    yield plaintext;
  })();
  const pieces: Uint8Array[] = [];
  for await (const piece of writeMessage(source, { ...recipe.value, frameLength }, crypto.subtle)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

const KEY_FIELDS = ["format-version", "key-id", "material-id", "derivation-nonce", "iv"];

describe("the runs of bytes", () => {
  it("name the parts of a ciphertext blob", async () => {
    const bench = testBench();
    const { KeyMetadata } = await bench.succeed("CreateKey", {});
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId: KeyMetadata.KeyId, Plaintext: utf8("letter") });
    expect(described(CiphertextBlob, "ciphertext-blob")).toEqual([...KEY_FIELDS, "ciphertext", "tag"]);
  });

  it.each([
    ["ECC_NIST_P256", "ECDSA_SHA_256"],
    ["ECC_NIST_P384", "ECDSA_SHA_384"],
    ["ECC_NIST_P521", "ECDSA_SHA_512"],
    ["ECC_SECG_P256K1", "ECDSA_SHA_256"],
  ])("name both numbers of a signature and of a point of %s", async (spec, algorithm) => {
    const { Signature, PublicKey } = await signingKey(spec, algorithm);
    expect(described(Signature, "ecdsa-signature")).toEqual(["der", "der", "signature-r", "der", "signature-s"]);
    expect(described(PublicKey, "public-key").slice(-5)).toEqual([
      "der",
      "unused-bits",
      "point-form",
      "point-x",
      "point-y",
    ]);
    const { runs } = describeBytes(PublicKey);
    expect(runs.find(({ field }) => field === "point-x")?.length).toBe(runs.at(-1)?.length);
  });

  it("name the modulus and the exponent of an RSA key", async () => {
    const { PublicKey, Signature } = await signingKey("RSA_2048", "RSASSA_PSS_SHA_256");
    expect(described(PublicKey, "public-key").slice(-4)).toEqual(["der", "modulus", "der", "exponent"]);
    expect(describeBytes(PublicKey).runs.at(-1)?.length).toBe(3);
    // An RSA signature is a number without any form.
    expect(described(Signature, "unknown")).toEqual(["unknown"]);
  });

  it("name the key of other kinds whole", async () => {
    const { PublicKey } = await signingKey("ECC_NIST_EDWARDS25519", "ED25519_SHA_512");
    expect(described(PublicKey, "public-key").at(-1)).toBe("public-key");
  });

  it("name every part of a message: header, data key, frames", async () => {
    const fields = described(await message(utf8("twenty bytes of text"), { purpose: "test" }, 16), "message");
    expect(fields.join(" ")).toBe(
      [
        "format-version suite message-id length context count",
        "length provider length key-id length",
        ...KEY_FIELDS,
        "encrypted-data-key tag",
        "content-type frame-length commitment header-tag",
        "sequence-number frame-iv ciphertext tag",
        "final-frame sequence-number frame-iv length ciphertext tag",
      ].join(" "),
    );
  });

  it("cover every byte of a message that was cut off or changed anywhere", async () => {
    const whole = await message(utf8("twenty bytes of text"), {}, 8);
    for (let length = 3; length < whole.length; length++) described(whole.subarray(0, length), "message");
    fc.assert(
      fc.property(fc.integer({ min: 3, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
        described(whole.with(at, value), "message");
      }),
    );
  });

  it("cover every byte of junk, and never throw", () => {
    const starts = [
      [],
      [1, 75],
      [2, 4, 0x78],
      [2, 5, 0x78],
      [0x30, 0x59],
      [0x30, 0x44, 2],
      [0x30, 0x82, 1, 0x22, 0x30, 13, 6, 9],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = Uint8Array.of(...start, ...rest);
        expectCovered(bytes, describeBytes(bytes).runs);
      }),
      { numRuns: 2000 },
    );
  });

  it("cover a public key or a signature with any byte changed", async () => {
    const { Signature, PublicKey } = await signingKey("ECC_NIST_P256", "ECDSA_SHA_256");
    fc.assert(
      fc.property(fc.constantFrom(Signature, PublicKey), fc.nat(100), fc.nat(255), (bytes, at, value) => {
        const changed = bytes.map((byte, index) => (index === at ? value : byte));
        expectCovered(changed, describeBytes(changed).runs);
      }),
      { numRuns: 2000 },
    );
  });
});
