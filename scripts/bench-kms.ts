/**
 * `npm run bench:kms`: calls per second of the simulator's three doors, as ratios in one run. The
 * reference in process does the same cryptography with bare WebCrypto; the reference over HTTP is a
 * bare node:http server that parses the body, does the same and encodes the same answer.
 */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { createKms, createWorld, loadHttp, webCryptoPort } from "../lib/kms/index.ts";
import { startEndpoint } from "./kms/endpoint.ts";
import { readOptions } from "./kms/options.ts";

const MS = Number(process.env["BENCH_MS"] ?? 1500);
const ROUNDS = 3;
const CONNECTIONS = 8;
const { subtle } = crypto;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const Plaintext = random(1024);
const master = random(32);
const aad = random(150);

/** What Encrypt cannot do without: derive a message key, import it, seal 1 KB. */
async function bareEncrypt(): Promise<Uint8Array> {
  const mac = await subtle.importKey("raw", master, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const derived = await subtle.sign("HMAC", mac, random(60));
  const key = await subtle.importKey("raw", derived, "AES-GCM", false, ["encrypt"]);
  const parameters = { name: "AES-GCM", iv: random(12), additionalData: aad };
  return new Uint8Array(await subtle.encrypt(parameters, key, Plaintext));
}

/** Calls per second, the best of a few rounds. */
async function rate(call: () => Promise<unknown>, parallel = 1): Promise<number> {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const until = performance.now() + MS / ROUNDS;
    let calls = 0;
    const worker = async () => {
      while (performance.now() < until) {
        await call();
        calls++;
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: parallel }, worker));
    best = Math.max(best, (1000 * calls) / (performance.now() - start));
  }
  return best;
}

const world = createWorld(Date.now());
const kms = createKms(world, { crypto: webCryptoPort(subtle), random });
const must = async (operation: Parameters<typeof kms.call>[0], input: unknown) => {
  const { result } = await kms.call(operation, input);
  if (!result.ok) throw new Error(result.error.code);
  // The log is no part of what is measured here, and would only grow.
  if (world.events.length > 10_000) world.events.length = 0;
  return result.value as never;
};
const { KeyMetadata } = (await must("CreateKey", {})) as { KeyMetadata: { KeyId: string } };
const { KeyId } = KeyMetadata;
const signer = (await must("CreateKey", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" })) as {
  KeyMetadata: { KeyId: string };
};
const { CiphertextBlob } = (await must("Encrypt", { KeyId, Plaintext })) as { CiphertextBlob: Uint8Array };
const { createHandler } = await loadHttp();
const handle = createHandler(kms);
const body = JSON.stringify({ KeyId, Plaintext: Buffer.from(Plaintext).toString("base64") });
const headers = { "x-amz-target": "TrentService.Encrypt", "content-type": "application/x-amz-json-1.1" };

const bare = await rate(bareEncrypt);
const inProcess: Record<string, number> = {
  "bare WebCrypto, one Encrypt of 1 KB (reference)": bare,
  "door a: Encrypt 1 KB": await rate(() => must("Encrypt", { KeyId, Plaintext })),
  "door a: Decrypt 1 KB": await rate(() => must("Decrypt", { CiphertextBlob })),
  "door a: GenerateDataKey": await rate(() => must("GenerateDataKey", { KeyId, KeySpec: "AES_256" })),
  "door a: Sign, P-256": await rate(() =>
    must("Sign", { KeyId: signer.KeyMetadata.KeyId, Message: Plaintext, SigningAlgorithm: "ECDSA_SHA_256" }),
  ),
  "door b: Encrypt 1 KB": await rate(
    async () => await handle(new Request("http://x/", { method: "POST", body, headers })),
  ),
};
console.table(ratios(inProcess, bare));

console.table(await largeWorld());

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const post = (url: string, payload: string) =>
  new Promise<void>((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (reply) => {
      reply.resume();
      reply.on("end", () => (reply.statusCode === 200 ? resolve() : reject(new Error(String(reply.statusCode)))));
    });
    sent.on("error", reject);
    sent.end(payload);
  });
const nothing = await bareServer(async () => "{}");
const same = await bareServer(async (text) => {
  const input = JSON.parse(text) as { KeyId: string; Plaintext: string };
  Buffer.from(input.Plaintext, "base64");
  const sealed = Buffer.from(await bareEncrypt()).toString("base64");
  return JSON.stringify({ CiphertextBlob: sealed, EncryptionAlgorithm: "SYMMETRIC_DEFAULT", KeyId: input.KeyId });
});
const options = readOptions(["--port", "0"]);
const endpoint = options.ok ? await startEndpoint(options.value) : options;
if (!endpoint.ok) throw new Error(endpoint.error);
const made = await fetch(endpoint.value.url, {
  method: "POST",
  body: "{}",
  headers: { "x-amz-target": "TrentService.CreateKey" },
});
const remote = (await made.json()) as { KeyMetadata: { KeyId: string } };
const remoteBody = JSON.stringify({ ...(JSON.parse(body) as object), KeyId: remote.KeyMetadata.KeyId });
const reference = await rate(() => post(same.url, body), CONNECTIONS);
console.table(
  ratios(
    {
      "bare node:http, same cryptography (reference)": reference,
      "do-nothing node:http": await rate(() => post(nothing.url, body), CONNECTIONS),
      "door c: Encrypt 1 KB": await rate(() => post(endpoint.value.url, remoteBody), CONNECTIONS),
    },
    reference,
  ),
);
agent.destroy();
for (const server of [nothing, same, endpoint.value]) await server.close();

function ratios(rates: Record<string, number>, to: number) {
  return Object.fromEntries(
    Object.entries(rates).map(([name, perSecond]) => [
      name,
      { "per second": Math.round(perSecond), ratio: Math.round((100 * perSecond) / to) / 100 },
    ]),
  );
}

async function bareServer(answer: (text: string) => Promise<string>) {
  const server = createServer((incoming, reply) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => void answer(Buffer.concat(chunks).toString("utf8")).then((text) => reply.end(text)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** The same calls in a world of 10,000 keys and 100,000 records, as a ratio to those in an empty one. */
async function largeWorld() {
  const deps = { crypto: webCryptoPort(subtle), random };
  const [small, large] = [createKms(createWorld(Date.now()), deps), createKms(createWorld(Date.now()), deps)];
  for (let count = 0; count < 10_000; count++) await large.call("CreateKey", {});
  const { events } = large.world;
  for (let copies = 0; copies < 9; copies++) events.push(...events.slice(0, 10_000));
  const rows: Record<string, { "per second": number; ratio: number }> = {};
  for (const operation of ["Encrypt", "GenerateDataKey", "DescribeKey", "EnableKeyRotation"] as const) {
    const rates = [];
    for (const one of [small, large]) {
      const created = await one.call("CreateKey", {});
      if (!created.result.ok) throw new Error(created.result.error.code);
      const { KeyId: id } = created.result.value.KeyMetadata;
      const input = { KeyId: id, Plaintext, KeySpec: "AES_256" };
      rates.push(await rate(() => one.call(operation, input)));
    }
    const [inSmall = 1, inLarge = 0] = rates;
    rows[`${operation}, 10,000 keys and 100,000 records`] = {
      "per second": Math.round(inLarge),
      ratio: Math.round((100 * inLarge) / inSmall) / 100,
    };
  }
  return rows;
}
