import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import {
  createKms,
  createWorld,
  type Kms,
  openEnvelope,
  sceneAt,
  sealEnvelope,
  seededRandom,
  type Trace,
  utf8,
  webCryptoPort,
  whoCanRead,
} from "../index.ts";

const deps = { crypto: webCryptoPort(crypto.subtle), random: seededRandom("envelope.test") };
let kms: Kms;
let keyId: string;

beforeEach(async () => {
  kms = createKms(createWorld(0), deps);
  const { result } = await kms.call("CreateKey", {});
  if (!result.ok) throw new Error(result.error.code);
  keyId = result.value.KeyMetadata.KeyId;
});

async function seal(text: string, context: Record<string, string> = {}) {
  const reply = await sealEnvelope(kms, { keyId, plaintext: utf8(text), context }, deps);
  if (!reply.result.ok) throw new Error(reply.result.error.code);
  return { envelope: reply.result.value, trace: reply.trace };
}

function kindsAfter(trace: Trace, step: Trace["steps"][number]["kind"]) {
  const scene = sceneAt(trace, trace.steps.findIndex(({ kind }) => kind === step) + 1);
  const kinds = (ids: readonly string[]) => ids.map((id) => trace.things[id]?.kind);
  return { kms: kinds(scene.kms), memory: kinds(scene.memory), storage: kinds(scene.storage) };
}

describe("an envelope", () => {
  it("opens to what was sealed in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 9000 }), async (plaintext) => {
        const sealed = await sealEnvelope(kms, { keyId, plaintext, context: { a: "b" } }, deps);
        if (!sealed.result.ok) throw new Error(sealed.result.error.code);
        const opened = await openEnvelope(kms, sealed.result.value, deps);
        expect(opened.result).toEqual({ ok: true, value: plaintext });
      }),
      { numRuns: 25 },
    );
  });

  it("stays shut when its body or its context was changed", async () => {
    const { envelope } = await seal("pay 10", { to: "ana" });
    const tampered = envelope.sealed.slice();
    tampered[0] = (tampered[0] ?? 0) ^ 1;
    for (const wrong of [
      { ...envelope, sealed: tampered },
      { ...envelope, context: { to: "eve" } },
    ]) {
      expect((await openEnvelope(kms, wrong, deps)).result).toMatchObject({
        ok: false,
        error: { code: "InvalidCiphertextException" },
      });
    }
  });

  it("is refused at the first step when the key is not there", async () => {
    const reply = await sealEnvelope(kms, { keyId: "missing", plaintext: utf8("x") }, deps);
    expect(reply.result).toMatchObject({ ok: false, error: { code: "NotFoundException" } });
    expect(reply.trace.steps.at(-1)?.kind).toBe("refuse");
  });
});

describe("the trace of sealing", () => {
  it("tells one story from the plaintext to the disk", async () => {
    const { trace } = await seal("hello");
    expect(trace.steps.map(({ kind }) => kind)).toEqual([
      "prepare",
      "request",
      "find-key",
      "authorise",
      "generate-data-key",
      "derive-key",
      "encrypt",
      "respond",
      "encrypt-locally",
      "wipe-data-key",
      "store",
    ]);
  });

  it("has the plaintext data key in memory until it is wiped, and never on disk", async () => {
    const { trace } = await seal("hello");
    expect(kindsAfter(trace, "respond").memory).toContain("data-key");
    expect(kindsAfter(trace, "wipe-data-key").memory).not.toContain("data-key");
    for (let count = 0; count <= trace.steps.length; count++) {
      const stored = sceneAt(trace, count).storage.map((id) => trace.things[id]?.kind);
      expect(stored).not.toContain("data-key");
      expect(stored).not.toContain("plaintext");
    }
  });

  it("leaves nothing of the call inside KMS but the key itself", async () => {
    const { trace } = await seal("hello", { a: "b" });
    expect(kindsAfter(trace, "respond").kms).toEqual(["kms-key"]);
  });

  it("never shows the bytes of key material, and covers every other thing with labelled runs", async () => {
    const { trace } = await seal("hello", { a: "b" });
    for (const { kind, bytes, runs } of Object.values(trace.things)) {
      if (kind === "kms-key" || kind === "derived-key") expect(bytes).toBeNull();
      else {
        expect(runs.reduce((sum, run) => sum + run.length, 0)).toBe(bytes?.length);
        runs.reduce((offset, run) => (expect(run.offset).toBe(offset), offset + run.length), 0);
      }
    }
  });

  it("carries the real bytes: the stored encrypted data key is the envelope's", async () => {
    const { trace, envelope } = await seal("hello");
    const encrypted = Object.values(trace.things).find(({ kind }) => kind === "encrypted-data-key");
    expect(encrypted?.bytes).toEqual(envelope.encryptedDataKey);
  });
});

describe("who can read the data", () => {
  const answers = (trace: Trace, count: number) =>
    Object.fromEntries(whoCanRead(trace, count).map(({ reader, why }) => [reader, why]));

  it("is the application until it wipes, and afterwards only who may ask KMS", async () => {
    const { trace } = await seal("hello");
    expect(answers(trace, 0)).toMatchObject({ "application-memory": "nothing-there", kms: "nothing-there" });
    expect(answers(trace, 1)["application-memory"]).toBe("has-plaintext");
    expect(answers(trace, trace.steps.length)).toEqual({
      "application-memory": "nothing-there",
      "stolen-storage": "ciphertext-without-key",
      "stolen-storage-with-kms-access": "may-ask-kms",
      kms: "nothing-there",
      "cloudtrail-reader": "log-has-no-secrets",
    });
  });

  it("is KMS for the length of a direct Encrypt call, which sends it the plaintext", async () => {
    const { trace } = await kms.call("Encrypt", { KeyId: keyId, Plaintext: utf8("x") });
    expect(answers(trace, 1).kms).toBe("has-plaintext");
    expect(answers(trace, trace.steps.length).kms).toBe("nothing-there");
  });
});
