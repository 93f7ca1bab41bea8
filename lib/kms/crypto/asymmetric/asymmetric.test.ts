import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  sign as opensslSign,
  verify as opensslVerify,
} from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../../index.ts";
import { testBench } from "../../testing/bench.ts";
import { externalMu } from "./post-quantum.ts";

/** Every algorithm against OpenSSL, which shares no code with the simulator, wherever OpenSSL has it. */
const message = utf8("the message that is signed");

let bench: ReturnType<typeof testBench>;

beforeEach(() => {
  bench = testBench();
});

async function createKey(KeySpec: string, KeyUsage: string) {
  const { KeyMetadata } = await bench.succeed("CreateKey", { KeySpec, KeyUsage });
  return KeyMetadata;
}

async function publicKeyOf(KeyId: string): Promise<KeyObject> {
  const { PublicKey } = await bench.succeed("GetPublicKey", { KeyId });
  return createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
}

const RSA = [
  "PSS_SHA_256",
  "PSS_SHA_384",
  "PSS_SHA_512",
  "PKCS1_V1_5_SHA_256",
  "PKCS1_V1_5_SHA_384",
  "PKCS1_V1_5_SHA_512",
];
const SIGNING: readonly (readonly [string, string])[] = [
  ...RSA.map((name) => ["RSA_2048", `RSASSA_${name}`] as const),
  ["RSA_3072", "RSASSA_PSS_SHA_512"],
  ["ECC_NIST_P256", "ECDSA_SHA_256"],
  ["ECC_NIST_P384", "ECDSA_SHA_384"],
  ["ECC_NIST_P521", "ECDSA_SHA_512"],
  ["ECC_SECG_P256K1", "ECDSA_SHA_256"],
];

function openssl(algorithm: string, key: KeyObject) {
  const hash = `sha${algorithm.slice(-3)}`;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return { hash, options: algorithm.includes("PSS") ? { key, ...pss } : { key } };
}

describe.each(SIGNING)("%s with %s", (spec, SigningAlgorithm) => {
  it("makes signatures of messages and of digests that OpenSSL accepts, and knows damaged ones", async () => {
    const { KeyId, SigningAlgorithms } = await createKey(spec, "SIGN_VERIFY");
    expect(SigningAlgorithms).toContain(SigningAlgorithm);
    const { hash, options } = openssl(SigningAlgorithm, await publicKeyOf(KeyId));
    const digest = new Uint8Array(createHash(hash).update(message).digest());
    for (const [MessageType, Message] of [
      ["RAW", message],
      ["DIGEST", digest],
    ] as const) {
      const { Signature } = await bench.succeed("Sign", { KeyId, Message, MessageType, SigningAlgorithm });
      expect(opensslVerify(hash, message, options, Signature)).toBe(true);
      // What was signed as a message is verified as its digest too.
      await bench.succeed("Verify", { KeyId, Message: digest, MessageType: "DIGEST", Signature, SigningAlgorithm });
      await bench.succeed("Verify", { KeyId, Message: message, Signature, SigningAlgorithm });
      for (const damaged of [Signature.map((byte, index) => (index === 20 ? byte ^ 1 : byte)), Signature.subarray(1)]) {
        for (const [type, what] of [
          ["RAW", message],
          ["DIGEST", digest],
        ] as const) {
          const input = { KeyId, Message: what, MessageType: type, Signature: damaged, SigningAlgorithm };
          expect(await bench.fail("Verify", input)).toEqual({ code: "KMSInvalidSignatureException", message: "" });
        }
      }
    }
    const short = { KeyId, Message: digest.subarray(1), MessageType: "DIGEST", SigningAlgorithm };
    expect((await bench.fail("Sign", short)).message).toBe(
      `Digest is invalid length for algorithm ${SigningAlgorithm}.`,
    );
  });
});

it("an RSA signature without its leading zero is none (RFC 8017, section 8.1.2), though OpenSSL takes it", async () => {
  const { KeyId } = await createKey("RSA_2048", "SIGN_VERIFY");
  const input = { KeyId, Message: message, SigningAlgorithm: "RSASSA_PSS_SHA_256" };
  // One signature in 256 begins with a zero byte; the salt makes each another one.
  let signature = (await bench.succeed("Sign", input)).Signature;
  while (signature[0] !== 0) signature = (await bench.succeed("Sign", input)).Signature;
  await bench.succeed("Verify", { ...input, Signature: signature });
  const short = { ...input, Signature: signature.subarray(1) };
  expect((await bench.fail("Verify", short)).code).toBe("KMSInvalidSignatureException");
});

it("nor is an RSA ciphertext without its leading zero one (section 7.1.2)", async () => {
  const { KeyId } = await createKey("RSA_2048", "ENCRYPT_DECRYPT");
  const input = { KeyId, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
  const encrypt = async () => (await bench.succeed("Encrypt", { ...input, Plaintext: message })).CiphertextBlob;
  let blob = await encrypt();
  while (blob[0] !== 0) blob = await encrypt();
  expect((await bench.succeed("Decrypt", { ...input, CiphertextBlob: blob })).Plaintext).toEqual(message);
  const short = { ...input, CiphertextBlob: blob.subarray(1) };
  expect((await bench.fail("Decrypt", short)).code).toBe("InvalidCiphertextException");
});

it("Ed25519 signs whole messages, and digests in its prehash form", async () => {
  const { KeyId } = await createKey("ECC_NIST_EDWARDS25519", "SIGN_VERIFY");
  const pure = { KeyId, Message: message, SigningAlgorithm: "ED25519_SHA_512" };
  const { Signature } = await bench.succeed("Sign", pure);
  expect(opensslVerify(null, message, await publicKeyOf(KeyId), Signature)).toBe(true);
  await bench.succeed("Verify", { ...pure, Signature });
  const digest = new Uint8Array(createHash("sha512").update(message).digest());
  const prehash = { KeyId, Message: digest, MessageType: "DIGEST", SigningAlgorithm: "ED25519_PH_SHA_512" };
  const signed = await bench.succeed("Sign", prehash);
  await bench.succeed("Verify", { ...prehash, Signature: signed.Signature });
  expect((await bench.fail("Sign", { ...pure, MessageType: "DIGEST" })).code).toBe("ValidationException");
  expect((await bench.fail("Verify", { ...pure, Signature: signed.Signature })).code).toBe(
    "KMSInvalidSignatureException",
  );
});

it.each(["ML_DSA_44", "ML_DSA_65", "ML_DSA_87"] as const)(
  "%s signs a message, or the mu that stands for it",
  async (spec) => {
    const { KeyId } = await createKey(spec, "SIGN_VERIFY");
    const { PublicKey } = await bench.succeed("GetPublicKey", { KeyId });
    const mu = externalMu(spec, PublicKey, message);
    const SigningAlgorithm = "ML_DSA_SHAKE_256";
    const raw = await bench.succeed("Sign", { KeyId, Message: message, SigningAlgorithm });
    const byMu = { KeyId, Message: mu, MessageType: "EXTERNAL_MU", SigningAlgorithm };
    // A signature of the message is one of its mu, and the other way round.
    await bench.succeed("Verify", { ...byMu, Signature: raw.Signature });
    const { Signature } = await bench.succeed("Sign", byMu);
    await bench.succeed("Verify", { KeyId, Message: message, Signature, SigningAlgorithm });
    const other = { KeyId, Message: utf8("another"), Signature, SigningAlgorithm };
    expect((await bench.fail("Verify", other)).code).toBe("KMSInvalidSignatureException");
  },
);

it.each(["RSA_2048", "RSA_3072", "RSA_4096"])(
  "%s decrypts what OpenSSL encrypted to it, up to the OAEP limit",
  async (spec) => {
    const { KeyId } = await createKey(spec, "ENCRYPT_DECRYPT");
    const key = await publicKeyOf(KeyId);
    const bytes = Number(spec.slice(4)) / 8;
    for (const [name, oaepHash, size] of [
      ["SHA_1", "sha1", 20],
      ["SHA_256", "sha256", 32],
    ] as const) {
      const EncryptionAlgorithm = `RSAES_OAEP_${name}`;
      const most = new Uint8Array(bytes - 2 * size - 2).fill(7);
      const CiphertextBlob = new Uint8Array(publicEncrypt({ key, oaepHash }, most));
      const opened = await bench.succeed("Decrypt", { KeyId, CiphertextBlob, EncryptionAlgorithm });
      expect(opened.Plaintext).toEqual(most);
      expect(opened).not.toHaveProperty("KeyMaterialId");
      const sealed = await bench.succeed("Encrypt", { KeyId, Plaintext: most, EncryptionAlgorithm });
      const again = { KeyId, CiphertextBlob: sealed.CiphertextBlob, EncryptionAlgorithm };
      expect((await bench.succeed("Decrypt", again)).Plaintext).toEqual(most);
      expect(
        (await bench.fail("Encrypt", { KeyId, Plaintext: new Uint8Array(most.length + 1), EncryptionAlgorithm }))
          .message,
      ).toBe(
        `Algorithm ${EncryptionAlgorithm} and key spec ${spec} cannot encrypt data larger than ${most.length} bytes.`,
      );
      const damaged = CiphertextBlob.map((byte, index) => (index === 9 ? byte ^ 1 : byte));
      expect((await bench.fail("Decrypt", { ...again, CiphertextBlob: damaged })).code).toBe(
        "InvalidCiphertextException",
      );
    }
  },
);

it("ReEncrypt carries a secret from an RSA key to a symmetric one", async () => {
  const { KeyId } = await createKey("RSA_2048", "ENCRYPT_DECRYPT");
  const to = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
  const EncryptionAlgorithm = "RSAES_OAEP_SHA_256";
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: message, EncryptionAlgorithm });
  const moved = await bench.succeed("ReEncrypt", {
    CiphertextBlob,
    SourceKeyId: KeyId,
    SourceEncryptionAlgorithm: EncryptionAlgorithm,
    DestinationKeyId: to,
  });
  expect((await bench.succeed("Decrypt", { CiphertextBlob: moved.CiphertextBlob })).Plaintext).toEqual(message);
});

it.each([
  ["HMAC_224", 224],
  ["HMAC_256", 256],
  ["HMAC_384", 384],
  ["HMAC_512", 512],
] as const)("%s makes the MAC that OpenSSL makes", async (spec, bits) => {
  const { KeyId, Arn } = await createKey(spec, "GENERATE_VERIFY_MAC");
  const MacAlgorithm = `HMAC_SHA_${bits}`;
  const { Mac } = await bench.succeed("GenerateMac", { KeyId, Message: message, MacAlgorithm });
  const secret = bench.world.keys.get(Arn)?.materials[0]?.bytes ?? new Uint8Array();
  expect(secret).toHaveLength(bits / 8);
  expect(Buffer.from(Mac)).toEqual(createHmac(`sha${bits}`, secret).update(message).digest());
  const input = { KeyId, Message: message, MacAlgorithm };
  expect(await bench.succeed("VerifyMac", { ...input, Mac })).toEqual({ KeyId: Arn, MacAlgorithm, MacValid: true });
  expect(await bench.fail("VerifyMac", { ...input, Mac: Mac.subarray(1) })).toEqual({
    code: "KMSInvalidMacException",
    message: "",
  });
});

it.each([
  ["ECC_NIST_P256", "P-256"],
  ["ECC_NIST_P384", "P-384"],
  ["ECC_NIST_P521", "P-521"],
])("%s agrees with OpenSSL on a secret", async (spec, namedCurve) => {
  const { KeyId, Arn } = await createKey(spec, "KEY_AGREEMENT");
  const theirs = generateKeyPairSync("ec", { namedCurve });
  const PublicKey = new Uint8Array(theirs.publicKey.export({ format: "der", type: "spki" }));
  const input = { KeyId, KeyAgreementAlgorithm: "ECDH", PublicKey };
  const { SharedSecret } = await bench.succeed("DeriveSharedSecret", input);
  const expected = diffieHellman({ privateKey: theirs.privateKey, publicKey: await publicKeyOf(Arn) });
  expect(Buffer.from(SharedSecret)).toEqual(expected);
  expect(await bench.fail("DeriveSharedSecret", { ...input, PublicKey: utf8("no key") })).toEqual({
    code: "ValidationException",
    message: "",
  });
});

it.each(["RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"])(
  "a data key pair of %s opens in OpenSSL, and its private half comes back from Decrypt",
  async (KeyPairSpec) => {
    const { KeyId } = (await bench.succeed("CreateKey", {})).KeyMetadata;
    const pair = await bench.succeed("GenerateDataKeyPair", { KeyId, KeyPairSpec });
    const key = createPrivateKey({ key: Buffer.from(pair.PrivateKeyPlaintext), format: "der", type: "pkcs8" });
    const publicKey = createPublicKey({ key: Buffer.from(pair.PublicKey), format: "der", type: "spki" });
    const hash = KeyPairSpec === "ECC_NIST_EDWARDS25519" ? null : "sha256";
    expect(opensslVerify(hash, message, publicKey, opensslSign(hash, message, key))).toBe(true);
    const opened = await bench.succeed("Decrypt", { CiphertextBlob: pair.PrivateKeyCiphertextBlob });
    expect(opened.Plaintext).toEqual(pair.PrivateKeyPlaintext);
    const sealed = await bench.succeed("GenerateDataKeyPairWithoutPlaintext", { KeyId, KeyPairSpec });
    expect(sealed).not.toHaveProperty("PrivateKeyPlaintext");
  },
);

describe("a key that does not fit", () => {
  it.each([
    ["Sign", "HMAC_256", "GENERATE_VERIFY_MAC", { Message: message, SigningAlgorithm: "ECDSA_SHA_256" }],
    ["GenerateMac", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", { Message: message, MacAlgorithm: "HMAC_SHA_256" }],
    ["Encrypt", "ECC_NIST_P256", "SIGN_VERIFY", { Plaintext: message }],
    ["DeriveSharedSecret", "ECC_NIST_P256", "SIGN_VERIFY", { KeyAgreementAlgorithm: "ECDH", PublicKey: message }],
  ] as const)("%s refuses a key of %s for %s", async (operation, spec, usage, input) => {
    const { KeyId, Arn } = await createKey(spec, usage);
    expect(await bench.fail(operation, { ...input, KeyId })).toEqual({
      code: "InvalidKeyUsageException",
      message: `${Arn} key usage is ${usage} which is not valid for ${operation}.`,
    });
  });

  it("is told of the algorithm that does not fit its spec", async () => {
    const { KeyId } = await createKey("HMAC_224", "GENERATE_VERIFY_MAC");
    expect((await bench.fail("GenerateMac", { KeyId, Message: message, MacAlgorithm: "HMAC_SHA_256" })).message).toBe(
      "Algorithm HMAC_SHA_256 is incompatible with key spec HMAC_224.",
    );
  });

  it.each([
    [
      { KeySpec: "HMAC_256" },
      "ValidationException",
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "KEY_AGREEMENT" },
      "ValidationException",
      "KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048",
    ],
    [
      { KeySpec: "SM2", KeyUsage: "SIGN_VERIFY" },
      "UnsupportedOperationException",
      "KeySpec SM2 is supported in China Regions only.",
    ],
    [
      { KeySpec: "RSA_2048", CustomerMasterKeySpec: "RSA_2048" },
      "ValidationException",
      "Specify either KeySpec or CustomerMasterKeySpec.",
    ],
  ])("CreateKey refuses %j", async (input, code, text) => {
    expect(await bench.fail("CreateKey", input)).toEqual({ code, message: text });
  });

  it("does not rotate", async () => {
    const { KeyId } = await createKey("ECC_NIST_P256", "SIGN_VERIFY");
    for (const operation of ["EnableKeyRotation", "RotateKeyOnDemand"] as const) {
      expect(await bench.fail(operation, { KeyId })).toEqual({ code: "UnsupportedOperationException", message: "" });
    }
  });
});

it.each([
  ["ML_KEM_512", 768],
  ["ML_KEM_768", 1088],
  ["ML_KEM_1024", 1568],
] as const)("%s carries a secret, and a damaged ciphertext carries another one", async (spec, length) => {
  const { KeyId, EncapsulationAlgorithms } = await createKey(spec, "ENCAPSULATE_DECAPSULATE");
  expect(EncapsulationAlgorithms).toEqual(["ML_KEM"]);
  const algorithm = { KeyId, EncapsulationAlgorithm: "ML_KEM" };
  const { SharedSecret, SharedSecretCiphertextBlob: blob } = await bench.succeed("Encapsulate", algorithm);
  expect([SharedSecret.length, blob.length]).toEqual([32, length]);
  const open = async (bytes: Uint8Array) =>
    await bench.succeed("Decapsulate", { ...algorithm, SharedSecretCiphertextBlob: bytes });
  expect((await open(blob)).SharedSecret).toEqual(SharedSecret);
  const damaged = blob.map((byte, index) => (index === 3 ? byte ^ 1 : byte));
  expect((await open(damaged)).SharedSecret).not.toEqual(SharedSecret);
  const short = { ...algorithm, SharedSecretCiphertextBlob: blob.subarray(1) };
  expect((await bench.fail("Decapsulate", short)).code).toBe("InvalidCiphertextException");
});

it("CreateKey still takes the old name of KeySpec", async () => {
  const input = { CustomerMasterKeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" };
  expect((await bench.succeed("CreateKey", input)).KeyMetadata.KeySpec).toBe("HMAC_256");
});
