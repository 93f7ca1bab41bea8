import { describe, expect, it } from "vitest";

import {
  createKms,
  createWorld,
  type KmsKey,
  loadInputShape,
  OPERATION_NAMES,
  type OperationName,
  seededRandom,
  webCryptoPort,
} from "@/lib/kms";

import { formDefaults } from "./form-defaults.ts";
import { readForm } from "./form-input.ts";
import type { CallRecord } from "./result-panel.tsx";

const REGIONS = ["us-east-1", "sa-east-1"];

/** A bench on which calls are made as the forms have them, untouched. */
function clicks() {
  const kms = createKms(createWorld(0), {
    crypto: webCryptoPort(globalThis.crypto.subtle),
    random: seededRandom("defaults"),
  });
  let record: CallRecord | null = null;
  let key: KmsKey | null = null;
  const formOf = async (operation: OperationName) => {
    const shape = await loadInputShape(operation);
    key = key === null ? null : (kms.world.keys.get(key.arn) ?? null);
    const bench = { world: kms.world, region: "us-east-1", regions: REGIONS, key, record, sample: "The sample." };
    const { values, modes } = formDefaults(operation, shape, bench);
    return { shape, values, ...readForm(shape, values, modes) };
  };
  return {
    formOf,
    makeKey: async (input: object) => {
      const { result } = await kms.call("CreateKey", input);
      if (!result.ok) throw new Error(result.error.message);
      key = kms.world.keys.get(result.value.KeyMetadata.Arn) ?? null;
    },
    click: async (operation: OperationName) => {
      const { input, faults } = await formOf(operation);
      const { result, trace, events } = await kms.call(operation, input);
      const answer: object = result.ok ? (result.value ?? {}) : {};
      const blob =
        "CiphertextBlob" in answer && answer.CiphertextBlob instanceof Uint8Array ? answer.CiphertextBlob : null;
      record = {
        operation,
        input,
        result: result.ok ? { ok: true, value: answer } : result,
        trace,
        events,
        blob: blob ?? record?.blob ?? null,
      };
      return { faults, error: result.ok ? null : result.error };
    },
  };
}

const SIGNING = { KeySpec: "ECC_NIST_P384", KeyUsage: "SIGN_VERIFY" };
const HMAC = { KeySpec: "HMAC_384", KeyUsage: "GENERATE_VERIFY_MAC" };
const KEM = { KeySpec: "ML_KEM_768", KeyUsage: "ENCAPSULATE_DECAPSULATE" };

/** What is clicked before, and which key is chosen, where that is not a plain symmetric one. */
const SCENES: Readonly<Partial<Record<OperationName, readonly [key: object, ...before: OperationName[]]>>> = {
  CancelKeyDeletion: [{}, "ScheduleKeyDeletion"],
  ConnectCustomKeyStore: [{}, "CreateCustomKeyStore"],
  Decapsulate: [KEM, "Encapsulate"],
  Decrypt: [{}, "Encrypt"],
  DeleteAlias: [{}, "CreateAlias"],
  DeleteCustomKeyStore: [{}, "CreateCustomKeyStore"],
  DeriveSharedSecret: [{ KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" }],
  DisconnectCustomKeyStore: [{}, "CreateCustomKeyStore", "ConnectCustomKeyStore"],
  EnableKey: [{}, "DisableKey"],
  Encapsulate: [KEM],
  GenerateMac: [HMAC],
  GetParametersForImport: [{ Origin: "EXTERNAL" }],
  GetPublicKey: [SIGNING],
  ReEncrypt: [{}, "Encrypt"],
  ReplicateKey: [{ MultiRegion: true }],
  RetireGrant: [{}, "CreateGrant"],
  RevokeGrant: [{}, "CreateGrant"],
  Sign: [SIGNING],
  UpdateAlias: [{}, "CreateAlias"],
  UpdateCustomKeyStore: [{}, "CreateCustomKeyStore"],
  UpdatePrimaryRegion: [{ MultiRegion: true }, "ReplicateKey"],
  Verify: [SIGNING, "Sign"],
  VerifyMac: [HMAC, "GenerateMac"],
};

/** Material to import has to be wrapped outside KMS, by whoever has it: no form can begin with it. */
const BY_HAND: readonly OperationName[] = ["ImportKeyMaterial", "DeleteImportedKeyMaterial"];

describe("the form of an operation", () => {
  it.each(OPERATION_NAMES.filter((name) => !BY_HAND.includes(name)))("of %s works at one click", async (operation) => {
    const bench = clicks();
    const [key = {}, ...before] = SCENES[operation] ?? [];
    await bench.makeKey(key);
    for (const earlier of before) await bench.click(earlier);
    expect(await bench.click(operation)).toEqual({ faults: {}, error: null });
  });

  it.each([
    ["RSA_2048", "ENCRYPT_DECRYPT", ["Encrypt", "Decrypt"]],
    ["RSA_2048", "SIGN_VERIFY", ["Sign", "Verify"]],
    ["ECC_NIST_EDWARDS25519", "SIGN_VERIFY", ["Sign", "Verify"]],
    ["ECC_SECG_P256K1", "SIGN_VERIFY", ["Sign", "Verify"]],
    ["ML_DSA_65", "SIGN_VERIFY", ["Sign", "Verify"]],
    ["HMAC_512", "GENERATE_VERIFY_MAC", ["GenerateMac", "VerifyMac", "CreateGrant"]],
    ["ML_KEM_512", "ENCAPSULATE_DECAPSULATE", ["CreateGrant"]],
  ] as const)("names an algorithm that a key of %s for %s has", async (KeySpec, KeyUsage, operations) => {
    const bench = clicks();
    await bench.makeKey({ KeySpec, KeyUsage });
    for (const operation of operations) {
      expect([operation, await bench.click(operation)]).toEqual([operation, { faults: {}, error: null }]);
    }
  });

  it.each(OPERATION_NAMES)("of %s fills only members that the operation has, without a key too", async (operation) => {
    const { shape, values, faults } = await clicks().formOf(operation);
    expect(Object.keys(values).every((path) => (path.split(".")[0] ?? "") in shape)).toBe(true);
    expect(Object.values(faults).every((fault) => fault === "required")).toBe(true);
  });
});
