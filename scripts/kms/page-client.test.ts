import { CreateKeyCommand, DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";

import { createKms, createWorld, loadHttp, webCryptoPort } from "../../lib/kms/index.ts";

/** What the SDK hands to a request handler, as far as it is needed to make a fetch-style request of it. */
interface SdkRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
}

it("an unmodified AWS SDK client works with the fetch-style handler, with no socket between them", async () => {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const kms = createKms(createWorld(Date.now()), { crypto: webCryptoPort(crypto.subtle), random });
  const { createHandler } = await loadHttp();
  const answer = createHandler(kms);
  const client = new KMSClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "111122223333", secretAccessKey: "not checked" },
    requestHandler: {
      handle: async ({ method, headers, body }: SdkRequest) => {
        const { host: _host, ...sent } = headers;
        const request = new Request("https://kms.example/", {
          method,
          headers: sent,
          ...(body === undefined ? {} : { body: body as string }),
        });
        const response = await answer(request);
        return {
          response: {
            statusCode: response.status,
            headers: Object.fromEntries(response.headers),
            body: new Uint8Array(await response.arrayBuffer()),
          },
        };
      },
    },
  });
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  expect(KeyMetadata?.Arn).toMatch(/^arn:aws:kms:eu-west-1:111122223333:key\//);
  const Plaintext = new TextEncoder().encode("in the page");
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: KeyMetadata?.KeyId, Plaintext }));
  expect((await client.send(new DecryptCommand({ CiphertextBlob }))).Plaintext).toEqual(Plaintext);
  await expect(client.send(new DecryptCommand({ CiphertextBlob: Plaintext }))).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
});
