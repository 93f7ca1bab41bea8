import { describe, expect, it } from "vitest";

import { createKms, createWorld, type OperationName, seededRandom, toBase64, utf8, webCryptoPort } from "@/lib/kms";

import type { CallRecord } from "../result-panel.tsx";
import { absentMembers } from "./absent-members.ts";

const kms = createKms(createWorld(0), {
  crypto: webCryptoPort(globalThis.crypto.subtle),
  random: seededRandom("absent"),
});

async function call(operation: OperationName, input: Readonly<Record<string, unknown>>): Promise<CallRecord> {
  const { result, trace, events } = await kms.call(operation, input);
  if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
  return { operation, input, result: { ok: true, value: result.value ?? {} }, trace, events, blob: null };
}

async function absent(operation: OperationName, input: Readonly<Record<string, unknown>>) {
  const record = await call(operation, input);
  const [event] = record.events;
  if (!event) throw new Error("no record");
  return absentMembers(record, event).map(({ side, name, why }) => `${side} ${name}: ${why}`);
}

const keyOf = async (input: object = {}) => {
  const { result } = await kms.call("CreateKey", input);
  if (!result.ok) throw new Error("no key");
  return result.value.KeyMetadata.KeyId;
};
const KeyId = await keyOf();
const EncryptionContext = { app: "pay" };

describe("what CloudTrail leaves out of a call", () => {
  it("is what it keeps from the request and from the answer of cryptography, and never the context", async () => {
    expect(await absent("Encrypt", { KeyId, Plaintext: utf8("secret"), EncryptionContext })).toEqual([
      "request Plaintext: secret",
      "answer CiphertextBlob: ciphertext",
    ]);
    const sealed = await call("Encrypt", { KeyId, Plaintext: utf8("secret") });
    const { CiphertextBlob } = sealed.result.ok ? (sealed.result.value as { CiphertextBlob: Uint8Array }) : {};
    expect(await absent("Decrypt", { CiphertextBlob })).toEqual([
      "request CiphertextBlob: ciphertext",
      "answer Plaintext: secret",
    ]);
    expect(await absent("GenerateDataKey", { KeyId, KeySpec: "AES_256" })).toEqual(
      expect.arrayContaining(["answer Plaintext: secret", "answer CiphertextBlob: ciphertext"]),
    );
  });

  it("is the message and the proof of a signature or a MAC", async () => {
    const signing = await keyOf({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    const input = { KeyId: signing, Message: utf8("m"), SigningAlgorithm: "ECDSA_SHA_256" };
    expect(await absent("Sign", input)).toEqual(
      expect.arrayContaining(["request Message: data", "answer Signature: proof"]),
    );
    const mac = await keyOf({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const macInput = { KeyId: mac, Message: utf8("m"), MacAlgorithm: "HMAC_SHA_256" };
    expect(await absent("GenerateMac", macInput)).toEqual(["request Message: data", "answer Mac: proof"]);
  });

  it("is the token of a grant, and the answer of a reading call; not the metadata of a new key", async () => {
    const grant = { KeyId, GranteePrincipal: "arn:aws:iam::123456789012:role/app", Operations: ["Decrypt"] };
    expect(await absent("CreateGrant", grant)).toEqual(["answer GrantToken: token"]);
    expect(await absent("ListKeys", {})).toEqual(expect.arrayContaining(["answer Keys: answer-of-reading"]));
    expect(await absent("CreateKey", { Description: "x" })).toEqual([]);
  });

  it("never has a secret in the record, by any name", async () => {
    const record = await call("GenerateDataKey", { KeyId, KeySpec: "AES_256" });
    const bytes = record.result.ok ? Object.values(record.result.value).filter((one) => one instanceof Uint8Array) : [];
    expect(bytes).toHaveLength(2);
    for (const one of bytes) expect(JSON.stringify(record.events)).not.toContain(toBase64(one));
  });
});
