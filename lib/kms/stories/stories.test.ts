import { beforeEach, describe, expect, it } from "vitest";

import { type Place, sceneAt, type Thing, type Trace, whoCanRead } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import { STORY_NAMES, type StoryName, tellStory } from "./stories.ts";

const TEXT = "The launch code is 0000.";

let bench: ReturnType<typeof testBench>;
beforeEach(() => {
  bench = testBench();
});

async function tell(name: StoryName) {
  const { trace, refusal } = await tellStory(name, { kms: bench.kms }, TEXT);
  expect(refusal).toBeNull();
  return trace;
}

const kindsAt = (trace: Trace, count: number, place: Place): (Thing["kind"] | undefined)[] =>
  sceneAt(trace, count)[place].map((id) => trace.things[id]?.kind);
const answersAt = (trace: Trace, count: number) =>
  Object.fromEntries(whoCanRead(trace, count).map(({ reader, why }) => [reader, why]));
const positions = (trace: Trace, kind: string) =>
  trace.steps.flatMap((step, index) => (step.kind === kind ? [index + 1] : []));
/** How many steps have been made when the n-th of a kind has. */
const after = (trace: Trace, kind: string, nth = 1) => positions(trace, kind).at(nth - 1) ?? 0;
const callsMade = () => bench.world.events.map(({ eventName }) => eventName);

describe("every story", () => {
  it.each(STORY_NAMES)("%s begins with what the application does, its key being there", async (name) => {
    const { steps } = await tell(name);
    expect(["prepare", "create-key"]).toContain(steps[0]?.kind);
  });

  it.each(STORY_NAMES)("%s never has a plaintext, a data key or key material on disk", async (name) => {
    const trace = await tell(name);
    expect(trace.steps.length).toBeGreaterThan(5);
    for (let count = 0; count <= trace.steps.length; count++) {
      const stored = kindsAt(trace, count, "storage");
      for (const kind of ["plaintext", "data-key", "object-key", "own-material", "key-material"]) {
        expect(stored).not.toContain(kind);
      }
      expect(answersAt(trace, count)["stolen-storage"]).not.toBe("has-plaintext");
    }
  });

  it.each(STORY_NAMES)("%s shows no bytes of what never leaves KMS, and labels every other byte", async (name) => {
    const { things } = await tell(name);
    for (const { kind, bytes, runs } of Object.values(things)) {
      const hidden = ["kms-key", "derived-key", "key-material", "wrapping-key"].includes(kind);
      expect(bytes === null).toBe(hidden);
      if (bytes) expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(bytes.length);
    }
  });

  it.each(STORY_NAMES)("%s moves things only from where they are", async (name) => {
    const trace = await tell(name);
    trace.steps.forEach((step, index) => {
      const during = sceneAt(
        { ...trace, steps: [...trace.steps.slice(0, index), { ...step, disappears: [] }] },
        index + 1,
      );
      for (const { thing, from } of step.appears) if (from !== null) expect(during[from]).toContain(thing);
      for (const { thing, at } of step.disappears) expect(during[at]).toContain(thing);
    });
  });

  it.each(STORY_NAMES)("%s ends where its caller may not go on", async (name) => {
    const caller = withIdentity(bench, "nobody");
    const { trace, refusal } = await tellStory(name, { kms: bench.kms, caller }, TEXT);
    expect(refusal?.code).toMatch(/^AccessDenied/);
    expect(kindsAt(trace, trace.steps.length, "storage")).toEqual([]);
  });
});

describe("the story of a rotation", () => {
  it("has both versions of the material inside one key afterwards, and decrypts with the old one", async () => {
    const trace = await tell("rotation");
    const rotated = after(trace, "rotate-key");
    expect(kindsAt(trace, rotated - 1, "kms")).toEqual(["kms-key"]);
    expect(kindsAt(trace, rotated, "kms")).toEqual(["kms-key", "key-material", "key-material"]);
    expect(kindsAt(trace, trace.steps.length, "kms")).toEqual(["kms-key", "key-material", "key-material"]);
    const [old, fresh] = sceneAt(trace, rotated).kms.slice(1);
    const [, second, third] = trace.steps.filter(({ kind }) => kind === "derive-key");
    expect(second?.uses).toContain(fresh);
    expect(third?.uses).toContain(old);
    expect(third?.uses).not.toContain(fresh);
    expect(bench.world.keys.size).toBe(1);
    expect(callsMade()).toEqual(["CreateKey", "Encrypt", "RotateKey", "RotateKeyOnDemand", "Encrypt", "Decrypt"]);
  });
});

describe("the story of ReEncrypt", () => {
  it("has the plaintext nowhere but inside KMS, and there only for the length of the call", async () => {
    const trace = await tell("re-encrypt");
    const stored = after(trace, "store-ciphertext");
    const decrypted = after(trace, "decrypt");
    for (let count = stored; count <= trace.steps.length; count++) {
      expect(kindsAt(trace, count, "memory")).not.toContain("plaintext");
      expect(answersAt(trace, count)["application-memory"]).not.toBe("has-plaintext");
    }
    expect(answersAt(trace, decrypted).kms).toBe("has-plaintext");
    expect(answersAt(trace, after(trace, "respond", 2)).kms).toBe("nothing-there");
    expect(kindsAt(trace, trace.steps.length, "storage")).toEqual(["ciphertext"]);
    expect(sceneAt(trace, trace.steps.length).storage).not.toEqual(sceneAt(trace, stored).storage);
    expect(bench.world.keys.size).toBe(2);
  });
});

describe("the story of imported material", () => {
  it("sends the material only wrapped, and keeps the private wrapping key inside", async () => {
    const trace = await tell("imported-material");
    for (let count = 0; count <= trace.steps.length; count++) {
      expect(kindsAt(trace, count, "kms")).not.toContain("own-material");
      expect(kindsAt(trace, count, "memory")).not.toContain("wrapping-key");
    }
    const own = Object.values(trace.things).find(({ kind }) => kind === "own-material")?.bytes;
    const key = [...bench.world.keys.values()].at(0);
    expect(key?.materials.at(0)?.bytes).toEqual(own);
  });

  it("opens nothing once the material is deleted, not even for KMS, and everything once it is back", async () => {
    const trace = await tell("imported-material");
    const reader = "stolen-storage-with-kms-access";
    expect(answersAt(trace, after(trace, "store-ciphertext"))[reader]).toBe("may-ask-kms");
    expect(answersAt(trace, after(trace, "delete-material"))[reader]).toBe("kms-has-no-material");
    expect(answersAt(trace, after(trace, "refuse"))[reader]).toBe("kms-has-no-material");
    expect(answersAt(trace, after(trace, "unwrap-material", 2))[reader]).toBe("may-ask-kms");
    expect(trace.steps.find(({ kind }) => kind === "refuse")?.detail).toEqual({ code: "KMSInvalidStateException" });
    expect(trace.steps.at(-1)?.kind).toBe("respond");
    expect(answersAt(trace, trace.steps.length)["application-memory"]).toBe("has-plaintext");
  });
});

describe("the stories of S3", () => {
  const tally = (trace: Trace) => trace.steps.at(-1)?.detail;

  it("ask KMS for every request without a bucket key, and once with one", async () => {
    expect(tally(await tell("s3"))).toEqual({ calls: 3, requests: 3 });
    expect(tally(await tell("s3-bucket-key"))).toEqual({ calls: 1, requests: 3 });
    // Told again, the bucket key is a new one.
    expect(tally(await tell("s3-bucket-key"))).toEqual({ calls: 1, requests: 3 });
  });

  it("play in S3's memory, and never show KMS the object", async () => {
    for (const name of ["s3", "s3-bucket-key"] as const) {
      const trace = await tell(name);
      expect(trace.memoryOf).toBe("service");
      for (let count = 0; count <= trace.steps.length; count++) {
        expect(kindsAt(trace, count, "kms")).not.toContain("plaintext");
        expect(kindsAt(trace, count, "kms")).not.toContain("ciphertext");
      }
    }
  });

  it("keep the bucket key in S3's memory between requests, and the keys of objects only for theirs", async () => {
    const trace = await tell("s3-bucket-key");
    const first = after(trace, "store");
    expect(kindsAt(trace, first, "memory")).toContain("data-key");
    expect(kindsAt(trace, first, "memory")).not.toContain("object-key");
    const without = await tell("s3");
    expect(kindsAt(without, after(without, "store"), "memory")).toEqual(["context"]);
  });
});
