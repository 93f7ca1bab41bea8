import { deflateRawSync } from "node:zlib";

import fc from "fast-check";
import { expect, it } from "vitest";

import { createKms, createWorld, seededRandom, utf8, webCryptoPort, type World } from "../../kms/index.ts";
import { LONGEST_NAME } from "../worlds/world-name.ts";
import { writeWorldFile } from "../worlds/world-file.ts";
import { inflateText } from "./deflate.ts";
import { isWorldFragment } from "./world-fragment.ts";
import { LARGEST_WORLD, LONGEST_FRAGMENT, readWorldFragment, writeWorldFragment } from "./world-link.ts";

async function worldOfCalls(calls: number): Promise<World> {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("link") };
  const kms = createKms(createWorld(Date.UTC(2026, 10, 24)), ports);
  const { result } = await kms.call("CreateKey", { Description: "chave é “boa”" });
  if (!result.ok) throw new Error(result.error.code);
  const { KeyId } = result.value.KeyMetadata;
  for (let call = 0; call < calls; call++) await kms.call("Encrypt", { KeyId, Plaintext: utf8(`${call}`) });
  return kms.world;
}

const packed = (text: string | Uint8Array) => `#w=1.${Buffer.from(deflateRawSync(text)).toString("base64url")}`;

it("a world comes back from its link with its name, in characters that an address may have", async () => {
  const world = await worldOfCalls(5);
  const written = await writeWorldFragment({ name: "Café & chaves", world });
  if (!written.ok) throw new Error(String(written.error));
  expect(written.value).toMatch(/^w=1\.[\w-]+$/);
  expect(new URL(`https://selo.example/#${written.value}`).hash).toBe(`#${written.value}`);
  expect(await readWorldFragment(`#${written.value}`)).toEqual({ ok: true, value: { name: "Café & chaves", world } });
});

it("any name comes back tidied", async () => {
  const world = await worldOfCalls(0);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 100 }), async (name) => {
      const written = await writeWorldFragment({ name, world });
      const read = written.ok ? await readWorldFragment(written.value) : written;
      expect(read).toMatchObject({ ok: true, value: { world } });
      if (read.ok) expect(read.value.name.length).toBeLessThanOrEqual(LONGEST_NAME);
    }),
    { numRuns: 40 },
  );
});

it("a world that is too large for a link is not put into one", async () => {
  const written = await writeWorldFragment({ name: "large", world: await worldOfCalls(900) });
  expect(written.ok).toBe(false);
  if (!written.ok) expect(written.error).toBeGreaterThan(LONGEST_FRAGMENT);
});

const SMALL = '{"version":3,"now":0,"keys":[],"events":[]}';
const frame = (more: object) => JSON.stringify({ format: "selo-world", version: 1, name: "x", world: {}, ...more });

it.each([
  ["no data", "#w=1.", "damaged"],
  ["no version", "#w=", "damaged"],
  ["no mark", "#x=1.AAAA", "damaged"],
  ["another version", "#w=2.AAAA", "newer-version"],
  ["characters beside base64url", "#w=1.AA+/", "damaged"],
  ["padding", "#w=1.AA==", "damaged"],
  ["an impossible length", "#w=1.AAAAA", "damaged"],
  ["bytes that are not deflated", "#w=1._____w", "damaged"],
  ["a stream that ends early", packed(SMALL).slice(0, -12), "damaged"],
  ["text that is not UTF-8", packed(Uint8Array.of(34, 255, 34)), "damaged"],
  ["text that is not JSON", packed("hello"), "no-world"],
  ["JSON that is no world", packed('{"version":9}'), "no-world"],
  ["a frame without a world", packed(frame({})), "no-world"],
  ["a frame with more than it has", packed(frame({ world: JSON.parse(SMALL), extra: 1 })), "no-world"],
  ["a frame of a later version", packed(frame({ version: 2 })), "newer-version"],
  ["brackets without an end", packed("[".repeat(1_000_000)), "no-world"],
  [
    "records nested without an end",
    packed(SMALL.replace('"events":[]', `"events":[${'{"a":'.repeat(100)}1${"}".repeat(100)}]`)),
    "no-world",
  ],
  ["a longer text than a link has", `#w=1.${"A".repeat(LONGEST_FRAGMENT + 1)}`, "too-large"],
])("a link with %s is refused", async (_, fragment, error) => {
  expect(await readWorldFragment(fragment)).toEqual({ ok: false, error });
});

it("a thousandfold inflation is stopped at the bound, not at its end", async () => {
  const bomb = deflateRawSync(Buffer.alloc(40_000_000, " "));
  expect(bomb.length).toBeLessThan(45_000);
  const fragment = `#w=1.${bomb.toString("base64url")}`;
  expect(await readWorldFragment(fragment)).toEqual({ ok: false, error: "too-large" });
  expect(await inflateText(deflateRawSync("x".repeat(100)), 100)).toEqual({ ok: true, value: "x".repeat(100) });
  expect(await inflateText(deflateRawSync("x".repeat(101)), 100)).toEqual({ ok: false, error: "too-large" });
  expect(LARGEST_WORLD).toBeLessThan(40_000_000);
});

it("no fragment, whatever is in it, throws or becomes a world by chance", async () => {
  const any = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((text) => `#w=1.${text}`),
    fc.base64String().map((text) => `#w=1.${text.replaceAll("=", "")}`),
    fc.string().map(packed),
    fc.json().map(packed),
  );
  await fc.assert(
    fc.asyncProperty(any, async (fragment) => {
      expect((await readWorldFragment(fragment)).ok).toBe(false);
    }),
  );
});

it("no changed character of a link throws, and what is still read is a world", async () => {
  const text = await writeWorldFile({ name: "x", world: await worldOfCalls(1) });
  const fragment = packed(text);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 5, max: fragment.length - 1 }),
      fc.constantFrom("A", "-", "_", "z"),
      async (at, to) => {
        const read = await readWorldFragment(fragment.slice(0, at) + to + fragment.slice(at + 1));
        if (read.ok) expect(read.value.world.keys.size).toBeGreaterThanOrEqual(0);
        else expect(["damaged", "no-world", "newer-version"]).toContain(read.error);
      },
    ),
  );
});

it("only a fragment that is meant to be a world is taken for one", () => {
  expect(isWorldFragment("#w=anything")).toBe(true);
  expect(isWorldFragment("#panel")).toBe(false);
  expect(isWorldFragment("")).toBe(false);
});
