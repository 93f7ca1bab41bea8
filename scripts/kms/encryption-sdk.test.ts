import { buildClient, CommitmentPolicy, getClient, KMS, KmsKeyringNode } from "@aws-crypto/client-node";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Endpoint } from "./endpoint.ts";
import { clientOf, endpointBench } from "./testing/endpoint-bench.ts";

/** The unmodified AWS Encryption SDK for JavaScript, with its KMS keyring pointed at the endpoint. */
const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);
const context = { app: "selo", purpose: "test" };
const letter = Buffer.from("a letter that is longer than four kilobytes ".repeat(200));

const bench = endpointBench();
let endpoint: Endpoint;
let keys: string[];

beforeEach(async () => {
  endpoint = await bench.start();
  const kms = clientOf(endpoint);
  const made = [await kms.send(new CreateKeyCommand({})), await kms.send(new CreateKeyCommand({}))];
  keys = made.map(({ KeyMetadata }) => KeyMetadata?.Arn ?? "");
});

afterEach(bench.closeAll);

function keyringOf(generatorKeyId: string | undefined, keyIds: string[] = []) {
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "not checked" };
  // The library's types want members that are there, not members that may be undefined.
  const constructor = KMS as unknown as Parameters<typeof getClient>[0];
  const clientProvider = getClient(constructor, { endpoint: endpoint.url, credentials });
  return new KmsKeyringNode({ clientProvider, keyIds, ...(generatorKeyId === undefined ? {} : { generatorKeyId }) });
}

describe("the AWS Encryption SDK", () => {
  it("seals a message under a data key of ours and opens it again", async () => {
    const keyring = keyringOf(keys[0]);
    const { result } = await encrypt(keyring, letter, { encryptionContext: context });
    const { plaintext, messageHeader } = await decrypt(keyring, result);
    expect(plaintext).toEqual(letter);
    expect(messageHeader.encryptionContext).toMatchObject(context);
    expect(messageHeader.encryptedDataKeys).toHaveLength(1);
  });

  it("cannot open it when its context was changed: KMS refuses the data key", async () => {
    const keyring = keyringOf(keys[0]);
    const { result } = await encrypt(keyring, letter, { encryptionContext: context });
    const changed = Buffer.from(result);
    changed.write("SELO", changed.indexOf("selo"));
    await expect(decrypt(keyring, changed)).rejects.toThrow("InvalidCiphertextException");
    await expect(decrypt(keyring, result)).resolves.toBeDefined();
  });

  it("wraps the data key for two keys, and either opens it", async () => {
    const [first = "", second = ""] = keys;
    const { result } = await encrypt(keyringOf(first, [second]), letter, { encryptionContext: context });
    for (const keyId of [first, second]) {
      const { plaintext } = await decrypt(keyringOf(undefined, [keyId]), result);
      expect(plaintext).toEqual(letter);
    }
    const stranger = (await clientOf(endpoint).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    await expect(decrypt(keyringOf(undefined, [stranger]), result)).rejects.toThrow(
      "unencryptedDataKey has not been set",
    );
  });
});
