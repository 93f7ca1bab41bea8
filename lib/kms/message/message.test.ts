import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { type Kms, utf8 } from "../index.ts";
import { testBench } from "../testing/bench.ts";
import {
  type MessageFault,
  openKeyWithKms,
  parseMessageHeader,
  readMessage,
  sealingKeyFromKms,
  writeMessage,
} from "./message.ts";

const { subtle } = globalThis.crypto;
const FRAME = 16;
let kms: Kms;
let keyId: string;

beforeEach(async () => {
  const bench = testBench();
  kms = bench.kms;
  keyId = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
});

async function* inChunks(bytes: Uint8Array, length = bytes.length || 1) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

async function seal(plaintext: Uint8Array, context: Record<string, string> = {}, chunk?: number) {
  const recipe = await sealingKeyFromKms(kms, { keyId, context });
  if (!recipe.ok) throw new Error(recipe.error.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeMessage(inChunks(plaintext, chunk), { ...recipe.value, frameLength: FRAME }, subtle)) {
    pieces.push(piece);
  }
  return pieces;
}

const joined = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

async function open(message: Uint8Array, chunk?: number) {
  const pieces: Uint8Array[] = [];
  const reader = readMessage(inChunks(message, chunk), {
    subtle,
    openKey: async (header) => {
      const opened = await openKeyWithKms(kms, header);
      return opened.ok ? opened.value : null;
    },
  });
  for (;;) {
    const next = await reader.next();
    if (next.done === true) return { plaintext: joined(pieces), fault: next.value };
    pieces.push(next.value);
  }
}
const faultOf = async (message: Uint8Array): Promise<MessageFault | null> => (await open(message)).fault;

const LETTER = utf8("forty-eight bytes are exactly three whole frames");

describe("a message", () => {
  it("opens to what was sealed in it, however both are cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 100 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        async (plaintext, sealChunk, openChunk) => {
          const message = joined(await seal(plaintext, { purpose: "test" }, sealChunk));
          expect(await open(message, openChunk)).toEqual({ plaintext, fault: null });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("has a header, then one piece for each frame; the last frame is there even when it is empty", async () => {
    expect(await seal(new Uint8Array())).toHaveLength(2);
    expect(await seal(LETTER.subarray(0, 16))).toHaveLength(2);
    expect(await seal(LETTER.subarray(0, 17))).toHaveLength(3);
    expect(await seal(LETTER)).toHaveLength(4);
  });

  it("says in its header which key made it, and under which context", async () => {
    const parsed = parseMessageHeader(joined(await seal(LETTER, { b: "2", a: "ção" })));
    if (parsed?.ok !== true) throw new Error("no header");
    const { header } = parsed.value;
    expect(header).toMatchObject({ suite: 0x0478, context: { a: "ção", b: "2" }, frameLength: FRAME });
    expect(Object.keys(header.context)).toEqual(["a", "b"]);
    expect(Buffer.from(header.encryptedDataKeys[0]?.providerInfo ?? []).toString()).toContain(keyId);
  });

  it("is refused when any bit of it is flipped", async () => {
    const message = joined(await seal(LETTER, { purpose: "test" }));
    await fc.assert(
      fc.asyncProperty(fc.nat(message.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = message.slice();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await faultOf(flipped)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("is refused when it ends anywhere before its end, or goes on after it", async () => {
    const message = joined(await seal(LETTER));
    for (let length = 1; length < message.length; length++) {
      expect((await faultOf(message.subarray(0, length)))?.code).toBe("truncated");
    }
    expect(await faultOf(joined([message, Uint8Array.of(0)]))).toEqual({ code: "after-the-end" });
    expect(await faultOf(new Uint8Array())).toEqual({ code: "not-a-message" });
  });

  it("says what is wrong, and with which frame", async () => {
    const [header = new Uint8Array(), first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] =
      await seal(LETTER);
    const changed = (piece: Uint8Array, at: number) => piece.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(await faultOf(joined([header, second, first, third]))).toEqual({ code: "frame-order", frame: 1 });
    expect(await faultOf(joined([header, first, third]))).toEqual({ code: "frame-order", frame: 2 });
    expect(await faultOf(joined([header, first, first, second, third]))).toEqual({ code: "frame-order", frame: 2 });
    expect(await faultOf(joined([header, first, changed(second, 20), third]))).toEqual({
      code: "frame-changed",
      frame: 2,
    });
    expect(await faultOf(joined([changed(header, header.length - 1), first, second, third]))).toEqual({
      code: "header-changed",
    });
    // The commitment stands right before the header's tag.
    expect((await faultOf(joined([changed(header, header.length - 17), first, second, third])))?.code).toBe(
      "wrong-key",
    );
    const renumbered = second.slice();
    renumbered.set([0, 0, 0, 1]);
    expect(await faultOf(joined([header, renumbered, first, third]))).toEqual({ code: "frame-changed", frame: 1 });
    expect(await faultOf(Uint8Array.of(1, 0x80))).toEqual({ code: "unsupported-version" });
    expect(await faultOf(Uint8Array.of(2, 0x01, 0x78))).toEqual({ code: "unsupported-suite" });
    expect(await faultOf(utf8("a plain text"))).toEqual({ code: "not-a-message" });
  });

  it("needs a key that KMS will decrypt, with the context that it was made with", async () => {
    const message = joined(await seal(LETTER, { to: "ana" }));
    const other = message.slice();
    other.set(utf8("eve"), Buffer.from(message).indexOf("ana"));
    expect(await faultOf(other)).toEqual({ code: "no-key" });
    await kms.call("DisableKey", { KeyId: keyId });
    expect(await faultOf(message)).toEqual({ code: "no-key" });
  });

  it("of two data keys is opened only by its own: the commitment tells them apart", async () => {
    const [header = new Uint8Array(), ...body] = await seal(LETTER);
    const [other = new Uint8Array()] = await seal(LETTER);
    const [mine, theirs] = [parseMessageHeader(header), parseMessageHeader(other)];
    if (mine?.ok !== true || theirs?.ok !== true) throw new Error("no headers");
    const [from, to] = [theirs, mine].map(({ value }) => value.header.encryptedDataKeys[0]?.encryptedDataKey);
    const swapped = Buffer.from(joined([header, ...body]));
    swapped.set(from ?? [], swapped.indexOf(to ?? ""));
    expect(await faultOf(new Uint8Array(swapped))).toEqual({ code: "wrong-key" });
  });
});

describe("junk", () => {
  it("is refused and never thrown at", async () => {
    const almost = fc.tuple(fc.constantFrom([], [2], [2, 4, 0x78], [2, 5, 0x78]), fc.uint8Array({ maxLength: 400 }));
    await fc.assert(
      fc.asyncProperty(almost, async ([start, rest]) => {
        expect(await faultOf(Uint8Array.of(...start, ...rest))).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
