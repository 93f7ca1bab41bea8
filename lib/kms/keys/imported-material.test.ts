import { createCipheriv, createPublicKey, generateKeyPairSync, type KeyObject, publicEncrypt, sign } from "node:crypto";

import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { readPrivateKey } from "../crypto/asymmetric/read-private-key.ts";
import { utf8, webCryptoPort } from "../index.ts";
import { DAY, START, testBench } from "../testing/bench.ts";

/** Material is wrapped by OpenSSL, as somebody with the real service would. */
const MINE = new Uint8Array(32).fill(1);
const NEXT = new Uint8Array(32).fill(2);

let bench: ReturnType<typeof testBench>;
let KeyId: string;
let Arn: string;

beforeEach(async () => {
  bench = testBench();
  ({ KeyId, Arn } = (await bench.succeed("CreateKey", { Origin: "EXTERNAL" })).KeyMetadata);
});

function wrap(algorithm: string, publicKey: Uint8Array, material: Uint8Array): Uint8Array {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  const oaepHash = algorithm.endsWith("SHA_1") ? "sha1" : "sha256";
  if (algorithm.startsWith("RSAES")) return new Uint8Array(publicEncrypt({ key, oaepHash }, material));
  const aesKey = new Uint8Array(32).fill(3);
  const cipher = createCipheriv("id-aes256-wrap-pad", aesKey, Buffer.from("a65959a6", "hex"));
  return new Uint8Array(
    Buffer.concat([publicEncrypt({ key, oaepHash }, aesKey), cipher.update(material), cipher.final()]),
  );
}

async function prepare(material: Uint8Array, WrappingAlgorithm = "RSAES_OAEP_SHA_256") {
  const asked = { KeyId, WrappingAlgorithm, WrappingKeySpec: "RSA_2048" };
  const { PublicKey, ImportToken } = await bench.succeed("GetParametersForImport", asked);
  const EncryptedKeyMaterial = wrap(WrappingAlgorithm, PublicKey, material);
  return { KeyId, ImportToken, EncryptedKeyMaterial, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
}

const state = async () => (await bench.succeed("DescribeKey", { KeyId })).KeyMetadata.KeyState;

describe("a key that waits for its material", () => {
  it("has none of its members, and does no cryptography", async () => {
    const { KeyMetadata } = await bench.succeed("DescribeKey", { KeyId });
    expect(KeyMetadata).toMatchObject({ KeyState: "PendingImport", Enabled: false, Origin: "EXTERNAL" });
    for (const absent of ["CurrentKeyMaterialId", "ExpirationModel"]) expect(KeyMetadata).not.toHaveProperty(absent);
    expect(await bench.fail("Encrypt", { KeyId, Plaintext: MINE })).toEqual({
      code: "KMSInvalidStateException",
      message: `${Arn} is pending import.`,
    });
    expect((await bench.fail("EnableKeyRotation", { KeyId })).message).toBe(
      `${Arn} origin is EXTERNAL which is not valid for this operation.`,
    );
  });

  it.each(["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256"])(
    "takes it wrapped with %s",
    async (algorithm) => {
      const { KeyMaterialId } = await bench.succeed("ImportKeyMaterial", await prepare(MINE, algorithm));
      expect(await state()).toBe("Enabled");
      expect((await bench.succeed("DescribeKey", { KeyId })).KeyMetadata.CurrentKeyMaterialId).toBe(KeyMaterialId);
      expect(bench.world.keys.get(Arn)?.materials[0]?.bytes).toEqual(MINE);
    },
  );

  it("refuses a foreign token, an old token, damaged wrapping and material of a wrong length", async () => {
    const good = await prepare(MINE);
    const code = async (input: object) => (await bench.fail("ImportKeyMaterial", { ...good, ...input })).code;
    expect(await code({ ImportToken: utf8("mine") })).toBe("InvalidImportTokenException");
    expect(await code({ EncryptedKeyMaterial: good.EncryptedKeyMaterial.subarray(1) })).toBe(
      "InvalidCiphertextException",
    );
    expect(await code(await prepare(MINE.subarray(1)))).toBe("IncorrectKeyMaterialException");
    bench.kms.advance(DAY + 1);
    expect(await code({})).toBe("ExpiredImportTokenException");
  });

  it("wants a date where the material is to expire", async () => {
    const { ExpirationModel: _, ...input } = await prepare(MINE);
    expect((await bench.fail("ImportKeyMaterial", input)).message).toBe(
      "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
    );
  });
});

describe("imported material", () => {
  it("goes away and comes back: only the same bytes will do, and old ciphertext opens again", async () => {
    await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("mine") });
    await bench.succeed("DeleteImportedKeyMaterial", { KeyId });
    expect(await state()).toBe("PendingImport");
    expect(bench.world.keys.get(Arn)?.materials[0]?.bytes).toHaveLength(0);
    expect((await bench.fail("ImportKeyMaterial", await prepare(NEXT))).code).toBe("IncorrectKeyMaterialException");
    await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    expect((await bench.succeed("Decrypt", { CiphertextBlob })).Plaintext).toEqual(utf8("mine"));
  });

  it("expires at its date, with a record", async () => {
    const ValidTo = (START + 10 * DAY) / 1000;
    const { ExpirationModel: _, ...input } = await prepare(MINE);
    await bench.succeed("ImportKeyMaterial", { ...input, ValidTo });
    bench.kms.advance(10 * DAY - 1);
    expect(await state()).toBe("Enabled");
    bench.kms.advance(1);
    expect(await state()).toBe("PendingImport");
    expect(bench.world.events.some(({ eventName }) => eventName === "DeleteExpiredKeyMaterial")).toBe(true);
  });

  it("rotates on demand to material that was imported for it", async () => {
    const first = await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("old") });
    expect((await bench.fail("RotateKeyOnDemand", { KeyId })).message).toBe(
      `No available key material pending rotation for the key: ${Arn}.`,
    );
    const next = await bench.succeed("ImportKeyMaterial", { ...(await prepare(NEXT)), ImportType: "NEW_KEY_MATERIAL" });
    const third = { ...(await prepare(new Uint8Array(32).fill(4))), ImportType: "NEW_KEY_MATERIAL" };
    expect((await bench.fail("ImportKeyMaterial", third)).message).toMatch(/ is pending rotation\.$/);
    const states = async () =>
      (await bench.succeed("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" })).Rotations.map(
        (entry) => [entry.KeyMaterialId, entry.KeyMaterialState],
      );
    expect(await states()).toEqual([
      [first.KeyMaterialId, "CURRENT"],
      [next.KeyMaterialId, "PENDING_ROTATION"],
    ]);
    await bench.succeed("RotateKeyOnDemand", { KeyId });
    expect(await states()).toEqual([
      [first.KeyMaterialId, "NON_CURRENT"],
      [next.KeyMaterialId, "CURRENT"],
    ]);
    expect((await bench.succeed("Decrypt", { CiphertextBlob })).KeyMaterialId).toBe(first.KeyMaterialId);
    // Without any one of its materials the key is unusable.
    await bench.succeed("DeleteImportedKeyMaterial", { KeyId, KeyMaterialId: first.KeyMaterialId });
    expect(await state()).toBe("PendingImport");
  });

  it("that went missing while a deletion waited leaves the key waiting for it, not broken", async () => {
    await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    const again = await prepare(MINE);
    await bench.succeed("ScheduleKeyDeletion", { KeyId });
    await bench.succeed("DeleteImportedKeyMaterial", { KeyId });
    await bench.succeed("CancelKeyDeletion", { KeyId });
    expect(await state()).toBe("PendingImport");
    await bench.succeed("ImportKeyMaterial", again);
    expect(await state()).toBe("Enabled");
  });

  it("cannot be brought into a key of KMS's own", async () => {
    const own = (await bench.succeed("CreateKey", {})).KeyMetadata;
    const input = { KeyId: own.KeyId, WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
    expect(await bench.fail("GetParametersForImport", input)).toEqual({
      code: "UnsupportedOperationException",
      message: `${own.Arn} origin is AWS_KMS which is not valid for this operation.`,
    });
  });
});

describe("material that is not in use yet", () => {
  it("can be deleted without a trace: the key goes on with what it has", async () => {
    const { KeyMaterialId: current } = await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    const next = { ...(await prepare(NEXT)), ImportType: "NEW_KEY_MATERIAL" };
    const { KeyMaterialId } = await bench.succeed("ImportKeyMaterial", next);
    await bench.succeed("DeleteImportedKeyMaterial", { KeyId, KeyMaterialId });
    expect(await state()).toBe("Enabled");
    const all = await bench.succeed("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
    expect(all.Rotations.map((one) => one.KeyMaterialId)).toEqual([current]);
  });

  it("does not make a key usable whose own material is gone", async () => {
    await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    const next = { ...(await prepare(NEXT)), ImportType: "NEW_KEY_MATERIAL" };
    await bench.succeed("ImportKeyMaterial", next);
    await bench.succeed("DeleteImportedKeyMaterial", { KeyId });
    expect(await state()).toBe("PendingImport");
    await bench.succeed("ImportKeyMaterial", { ...(await prepare(NEXT)), ImportType: "EXISTING_KEY_MATERIAL" });
    expect(await state()).toBe("PendingImport");
    await bench.succeed("ImportKeyMaterial", await prepare(MINE));
    expect(await state()).toBe("Enabled");
  });

  it("expires in the order of its dates", async () => {
    const at = (days: number) => ({ ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo: (START + days * DAY) / 1000 });
    await bench.succeed("ImportKeyMaterial", { ...(await prepare(MINE)), ...at(20) });
    await bench.succeed("ImportKeyMaterial", { ...(await prepare(NEXT)), ...at(10), ImportType: "NEW_KEY_MATERIAL" });
    await bench.succeed("RotateKeyOnDemand", { KeyId });
    bench.kms.advance(30 * DAY);
    const expired = bench.world.events.filter(({ eventName }) => eventName === "DeleteExpiredKeyMaterial");
    expect(expired.map(({ eventTime }) => eventTime.slice(0, 10))).toEqual(["2026-12-04", "2026-12-14"]);
  });
});

/** Private keys made by OpenSSL, as somebody brings them. */
describe("a private key of one's own", () => {
  const made = {
    RSA_2048: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
    ECC_NIST_P256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    ECC_NIST_P384: () => generateKeyPairSync("ec", { namedCurve: "P-384" }),
    ECC_NIST_P521: () => generateKeyPairSync("ec", { namedCurve: "P-521" }),
    ECC_SECG_P256K1: () => generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
    ECC_NIST_EDWARDS25519: () => generateKeyPairSync("ed25519"),
  };
  const bring = async (KeySpec: string, privateKey: KeyObject) => {
    ({ KeyId, Arn } = (
      await bench.succeed("CreateKey", { Origin: "EXTERNAL", KeySpec, KeyUsage: "SIGN_VERIFY" })
    ).KeyMetadata);
    const pkcs8 = new Uint8Array(privateKey.export({ format: "der", type: "pkcs8" }));
    return (await bench.kms.call("ImportKeyMaterial", await prepare(pkcs8, "RSA_AES_KEY_WRAP_SHA_256"))).result;
  };

  it.each(Object.entries(made))("of %s comes in, and has the public key that it had", async (KeySpec, generate) => {
    const { privateKey, publicKey } = generate();
    expect((await bring(KeySpec, privateKey)).ok).toBe(true);
    expect(await state()).toBe("Enabled");
    const spki = new Uint8Array(publicKey.export({ format: "der", type: "spki" }));
    expect((await bench.succeed("GetPublicKey", { KeyId })).PublicKey).toEqual(spki);
    const { KeyMetadata } = await bench.succeed("DescribeKey", { KeyId });
    const [SigningAlgorithm = ""] = KeyMetadata.SigningAlgorithms ?? [];
    const call = { KeyId, Message: utf8("m"), SigningAlgorithm };
    const { Signature } = await bench.succeed("Sign", call);
    expect((await bench.succeed("Verify", { ...call, Signature })).SignatureValid).toBe(true);
    // What OpenSSL signs with the same key, ours verifies too.
    if (KeySpec !== "RSA_2048" && KeySpec !== "ECC_NIST_EDWARDS25519") {
      const theirs = sign(SigningAlgorithm.slice("ECDSA_".length).replace("_", ""), utf8("m"), privateKey);
      expect((await bench.succeed("Verify", { ...call, Signature: new Uint8Array(theirs) })).SignatureValid).toBe(true);
    }
  });

  it.each([
    ["ECC_NIST_P256", "ECC_NIST_P384"],
    ["ECC_NIST_P256", "ECC_SECG_P256K1"],
    ["ECC_NIST_P256", "RSA_2048"],
    ["RSA_3072", "RSA_2048"],
    ["RSA_2048", "ECC_NIST_P256"],
    ["ECC_NIST_EDWARDS25519", "ECC_NIST_P256"],
  ] as const)("of another spec is refused: into %s, one of %s", async (KeySpec, other) => {
    const result = await bring(KeySpec, made[other]().privateKey);
    expect(result).toMatchObject({ error: { code: "IncorrectKeyMaterialException" } });
    expect(await bench.fail("GetPublicKey", { KeyId })).toEqual({
      code: "KMSInvalidStateException",
      message: `${Arn} is pending import.`,
    });
  });

  it("is told from arbitrary bytes", async () => {
    const specs = fc.constantFrom("RSA_2048", "ECC_NIST_P256", "ECC_NIST_EDWARDS25519");
    await fc.assert(
      fc.asyncProperty(specs, fc.uint8Array({ maxLength: 200 }), async (spec, bytes) => {
        const crypto = webCryptoPort(globalThis.crypto.subtle);
        expect(await readPrivateKey(spec as "RSA_2048", bytes, crypto)).toBeNull();
      }),
    );
  });
});
