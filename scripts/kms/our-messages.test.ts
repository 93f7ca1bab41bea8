import {
  AlgorithmSuiteIdentifier,
  buildClient,
  CommitmentPolicy,
  getClient,
  KMS,
  KmsKeyringNode,
} from "@aws-crypto/client-node";
import { CreateKeyCommand, DecryptCommand, GenerateDataKeyCommand } from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { loadMessages, type MessageFault } from "@/lib/kms";

import type { Endpoint } from "./endpoint.ts";
import { clientOf, endpointBench } from "./testing/endpoint-bench.ts";

/** Our messages and those of the unmodified AWS Encryption SDK for JavaScript, each opened by the other. */
const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);
const { writeMessage, readMessage, KMS_PROVIDER, MESSAGE_ID_LENGTH } = await loadMessages();
const { subtle } = globalThis.crypto;

const CONTEXT = { app: "selo", propósito: "teste", purpose: "test" };
const COMMITTING = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;
const SIGNED = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY_ECDSA_P384;

const bench = endpointBench();
let endpoint: Endpoint;
let KeyId: string;

beforeEach(async () => {
  endpoint = await bench.start();
  KeyId = (await clientOf(endpoint).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
});

afterEach(bench.closeAll);

function keyring() {
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "not checked" };
  const constructor = KMS as unknown as Parameters<typeof getClient>[0];
  return new KmsKeyringNode({
    clientProvider: getClient(constructor, { endpoint: endpoint.url, credentials }),
    generatorKeyId: KeyId,
  });
}

async function* stream(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.slice(at, at + 10_000);
}

async function ourMessage(plaintext: Uint8Array, frameLength: number, context: Record<string, string> = CONTEXT) {
  const command = new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", EncryptionContext: context });
  const { Plaintext: dataKey, CiphertextBlob: encryptedDataKey } = await clientOf(endpoint).send(command);
  if (!dataKey || !encryptedDataKey) throw new Error("no data key");
  const providerInfo = new TextEncoder().encode(KeyId);
  const encryptedDataKeys = [{ providerId: KMS_PROVIDER, providerInfo, encryptedDataKey }];
  const messageId = crypto.getRandomValues(new Uint8Array(MESSAGE_ID_LENGTH));
  const recipe = { dataKey, encryptedDataKeys, context, messageId, frameLength };
  const pieces: Uint8Array[] = [];
  for await (const piece of writeMessage(stream(plaintext), recipe, subtle)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function openedByUs(message: Uint8Array): Promise<{ plaintext: Buffer; fault: MessageFault | null }> {
  const pieces: Uint8Array[] = [];
  const reader = readMessage(stream(message), {
    subtle,
    openKey: async ({ encryptedDataKeys: [key], context }) => {
      const command = new DecryptCommand({ CiphertextBlob: key?.encryptedDataKey, EncryptionContext: context });
      return (await clientOf(endpoint).send(command)).Plaintext ?? null;
    },
  });
  for (;;) {
    const next = await reader.next();
    if (next.done === true) return { plaintext: Buffer.concat(pieces), fault: next.value };
    pieces.push(next.value);
  }
}

/** Bytes that no two frames share. */
const letter = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255));

describe("a message of ours", () => {
  it.each([
    [0, 4096],
    [1, 4096],
    [4096, 4096],
    [4097, 4096],
    [300_000, 65_536],
  ])("of %i bytes in frames of %i is opened by the AWS Encryption SDK", async (length, frameLength) => {
    const { plaintext, messageHeader } = await decrypt(keyring(), await ourMessage(letter(length), frameLength));
    expect(plaintext.equals(letter(length))).toBe(true);
    expect(messageHeader.suiteId).toBe(COMMITTING);
    expect({ ...messageHeader.encryptionContext }).toEqual(CONTEXT);
  });

  it("without a context is opened too", async () => {
    const { plaintext } = await decrypt(keyring(), await ourMessage(letter(10), 4096, {}));
    expect(plaintext.equals(letter(10))).toBe(true);
  });

  it("with a changed frame is refused by both", async () => {
    const message = await ourMessage(letter(20_000), 4096);
    message.writeUInt8(message.readUInt8(message.length - 30) ^ 1, message.length - 30);
    await expect(decrypt(keyring(), message)).rejects.toThrow(/unable to authenticate/i);
    expect((await openedByUs(message)).fault).toEqual({ code: "frame-changed", frame: 5 });
  });
});

describe("a message of the AWS Encryption SDK", () => {
  it.each([
    ["commits to its key", COMMITTING],
    ["is signed as well", SIGNED],
  ])("that %s is opened by us", async (_, suiteId) => {
    for (const length of [0, 1, 4096, 50_000]) {
      const { result } = await encrypt(keyring(), letter(length), { encryptionContext: CONTEXT, suiteId });
      const { plaintext, fault } = await openedByUs(result);
      expect(fault).toBeNull();
      expect(plaintext.equals(letter(length))).toBe(true);
    }
  });

  it("whose signature was changed is refused by us", async () => {
    const { result } = await encrypt(keyring(), letter(5000), { encryptionContext: CONTEXT, suiteId: SIGNED });
    const changed = Buffer.from(result);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    expect((await openedByUs(changed)).fault).toEqual({ code: "signature" });
    expect((await openedByUs(changed.subarray(0, -110))).fault).not.toBeNull();
  });
});
