import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  GenerateRandomCommand,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Endpoint } from "./endpoint.ts";
import { readOptions } from "./options.ts";
import { clientOf, endpointBench, Plaintext, post } from "./testing/endpoint-bench.ts";

const bench = endpointBench();
let folder: string;
let endpoint: Endpoint;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "selo-kms-"));
  endpoint = await bench.start();
});

afterEach(async () => {
  await bench.closeAll();
  await rm(folder, { recursive: true });
});

describe("the endpoint", () => {
  it("keeps its world in a file that only its owner reads, and opens old blobs after a restart", async () => {
    const file = join(folder, "world.json");
    const first = await bench.start("--data", file);
    const kms = clientOf(first);
    const KeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext }));
    await first.close();
    expect((await stat(file)).mode & 0o077).toBe(0);
    const second = clientOf(await bench.start("--data", file));
    const decrypted = await second.send(new DecryptCommand({ CiphertextBlob }));
    expect(new Uint8Array(decrypted.Plaintext ?? [])).toEqual(Plaintext);
  });

  it("leaves a file that holds no world as it is, and says so", async () => {
    const file = join(folder, "notes.txt");
    await writeFile(file, "my notes");
    await expect(bench.start("--data", file)).rejects.toThrow("holds no world of this simulator");
    expect(await readFile(file, "utf8")).toBe("my notes");
  });

  it("takes fixed keys from a seed file", async () => {
    const file = join(folder, "seed.json");
    const keyId = "11111111-2222-3333-4444-555555555555";
    const material = Buffer.alloc(32, 7).toString("base64");
    await writeFile(file, JSON.stringify({ version: 1, keys: [{ keyId, material, aliases: ["alias/fixed"] }] }));
    const one = clientOf(await bench.start("--seed", file));
    const two = clientOf(await bench.start("--seed", file));
    const { CiphertextBlob } = await one.send(new EncryptCommand({ KeyId: "alias/fixed", Plaintext }));
    const { KeyId, Plaintext: back } = await two.send(new DecryptCommand({ CiphertextBlob }));
    expect(KeyId).toContain(keyId);
    expect(new Uint8Array(back ?? [])).toEqual(Plaintext);
    await writeFile(file, JSON.stringify({ version: 1, keys: [{ keyId: "no", material }] }));
    await expect(bench.start("--seed", file)).rejects.toThrow("keys.0.keyId");
  });

  it("lets declared identities do what their policies say, and no more", async () => {
    const KeyId = (await clientOf(endpoint).send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    await post(endpoint, "/_selo/identities", {
      identities: [
        {
          arn: "arn:aws:iam::123456789012:user/ana",
          accessKeyIds: ["AKIAANA"],
          policies: [{ Statement: { Effect: "Allow", Action: "kms:Encrypt", Resource: "*" } }],
        },
      ],
    });
    const ana = clientOf(endpoint, "us-east-1", "AKIAANA");
    const { CiphertextBlob } = await ana.send(new EncryptCommand({ KeyId, Plaintext }));
    await expect(ana.send(new DecryptCommand({ CiphertextBlob }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    const refused = await post(endpoint, "/_selo/identities", { identities: [{ arn: "ana" }] });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("identities.0.arn");
  });

  it("answers CloudTrail and STS", async () => {
    await clientOf(endpoint).send(new CreateKeyCommand({}));
    const headers = { "x-amz-target": "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents" };
    const reply = await fetch(endpoint.url, { method: "POST", headers, body: '{"MaxResults":1}' });
    expect(await reply.json()).toMatchObject({ Events: [{ EventName: "CreateKey", ReadOnly: "false" }] });
    const sts = await fetch(endpoint.url, { method: "POST", body: "Action=GetCallerIdentity&Version=2011-06-15" });
    expect(await sts.text()).toContain("<Arn>arn:aws:iam::123456789012:root</Arn>");
  });

  it("lets a role be assumed, for as long as it was asked for", async () => {
    const role = "arn:aws:iam::123456789012:role/app";
    const Statement = { Effect: "Allow", Action: "kms:CreateKey", Resource: "*" };
    const user = { arn: "arn:aws:iam::123456789012:user/ana", accessKeyIds: ["AKIAANA"], policies: [] };
    await post(endpoint, "/_selo/identities", { identities: [{ arn: role, policies: [{ Statement }] }, user] });
    const assume = async (accessKeyId: string, RoleArn = role) => {
      const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/us-east-1/sts/aws4_request`;
      const query = { Action: "AssumeRole", RoleArn, RoleSessionName: "test", DurationSeconds: "900" };
      const body = new URLSearchParams(query).toString();
      const answer = await fetch(endpoint.url, { method: "POST", headers: { authorization }, body });
      return { status: answer.status, text: await answer.text() };
    };
    expect(await assume("AKIAANA")).toMatchObject({ status: 403, text: expect.stringContaining("AccessDenied") });
    expect((await assume("AKIAIOSFODNN7EXAMPLE", `${role}2`)).status).toBe(403);
    const { text } = await assume("AKIAIOSFODNN7EXAMPLE");
    const [, accessKeyId = ""] = /<AccessKeyId>(ASIA[A-Z2-7]{16})</.exec(text) ?? [];
    const kms = clientOf(endpoint, "us-east-1", accessKeyId);
    await kms.send(new CreateKeyCommand({}));
    await expect(kms.send(new GenerateRandomCommand({ NumberOfBytes: 8 }))).rejects.toMatchObject({
      message: expect.stringContaining("assumed-role/app/test is not authorized to perform: kms:GenerateRandom"),
    });
    await post(endpoint, "/_selo/clock", { advance: "PT15M" });
    await expect(kms.send(new CreateKeyCommand({}))).rejects.toMatchObject({ name: "ExpiredTokenException" });
  });

  it("shows the bill, with the prices' source", async () => {
    await clientOf(endpoint).send(new CreateKeyCommand({}));
    await post(endpoint, "/_selo/clock", { advance: "P60D" });
    const answer = await fetch(`${endpoint.url}/_selo/bill`);
    expect(await answer.json()).toMatchObject({
      accountId: "123456789012",
      lines: [{ rule: "key-month", quantity: expect.any(Number) }],
      prices: { source: "https://aws.amazon.com/kms/pricing/", confidence: "second-hand" },
    });
    expect((await fetch(`${endpoint.url}/_selo/bill?month=soon`)).status).toBe(400);
  });

  it("takes guardrails and faults", async () => {
    const Statement = { Effect: "Deny", Action: "kms:CreateKey", Resource: "*" };
    const rail = { kind: "service-control-policy", target: "123456789012", policy: { Statement } };
    expect((await post(endpoint, "/_selo/guardrails", { guardrails: [rail] })).status).toBe(200);
    await expect(clientOf(endpoint).send(new CreateKeyCommand({}))).rejects.toMatchObject({
      message: expect.stringContaining("explicit deny in a service control policy"),
    });
    expect((await post(endpoint, "/_selo/consistency", { consistency: "eventual" })).status).toBe(200);
    for (const path of ["/_selo/guardrails", "/_selo/faults", "/_selo/consistency"]) {
      expect((await post(endpoint, path, { wrong: true })).status).toBe(400);
    }
  });

  it("can be emptied, shows its world, and says what it has", async () => {
    await clientOf(endpoint).send(new CreateKeyCommand({}));
    const world = (await (await fetch(`${endpoint.url}/_selo/world`)).json()) as { keys: unknown[] };
    expect(world.keys).toHaveLength(1);
    expect((await post(endpoint, "/_selo/reset", {})).status).toBe(200);
    expect((await clientOf(endpoint).send(new ListKeysCommand({}))).Keys).toEqual([]);
    expect((await post(endpoint, "/_selo/clock", { advance: "tomorrow" })).status).toBe(400);
    expect((await post(endpoint, "/_selo/nothing", {})).status).toBe(404);
    expect((await fetch(endpoint.url)).status).toBe(200);
  });

  it("refuses web pages of other sites unless they are allowed", async () => {
    const origin = "https://example.org";
    const call = async (at: Endpoint) => await fetch(`${at.url}/_selo/reset`, { method: "POST", headers: { origin } });
    expect((await call(endpoint)).status).toBe(403);
    const open = await bench.start("--allow-origin", origin);
    const reply = await call(open);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("access-control-allow-origin")).toBe(origin);
  });

  it("says what to do about a taken port and a wrong option", async () => {
    await expect(bench.start("--port", new URL(endpoint.url).port)).rejects.toThrow("Give another one with --port");
    expect(readOptions(["--account", "12"])).toMatchObject({ ok: false, error: expect.stringContaining("--account") });
    expect(readOptions(["--nonsense"]).ok).toBe(false);
  });

  it("answers arbitrary bytes with a well-formed AWS error, never with a crash", async () => {
    const target = fc.constantFrom(
      "TrentService.Encrypt",
      "TrentService.CreateKey",
      "TrentService.X",
      "Encrypt",
      "a.b",
      "",
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc
        .record({ KeyId: fc.anything(), Plaintext: fc.anything(), Tags: fc.anything() })
        .map((value) => new TextEncoder().encode(JSON.stringify(value))),
    );
    await fc.assert(
      fc.asyncProperty(target, body, async (name, bytes) => {
        const headers = { "x-amz-target": name, authorization: "AWS4-HMAC-SHA256 Credential=x" };
        const reply = await fetch(endpoint.url, { method: "POST", headers, body: new Uint8Array(bytes) });
        const { __type: code } = (await reply.json()) as { __type?: string };
        if (reply.status === 200) expect(name).toBe("TrentService.CreateKey");
        else {
          expect(reply.status).toBe(400);
          expect(code).toMatch(/^[A-Z]\w+Exception$/);
        }
      }),
      { numRuns: 300 },
    );
    const large = await fetch(endpoint.url, { method: "POST", body: new Uint8Array(1_000_001) });
    expect(large.status).toBe(413);
  });
});
