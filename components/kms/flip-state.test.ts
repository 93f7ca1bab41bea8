import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bitsOf, flipBit, flippedBits, moveByte, windowAround } from "./flip-state.ts";

const blob = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe("flipping a bit", () => {
  it("changes that bit and no other, and twice is not at all", () => {
    fc.assert(
      fc.property(blob, fc.nat(), fc.nat(7), (bytes, somewhere, bit) => {
        const at = somewhere % bytes.length;
        const once = flipBit(bytes, at, bit);
        expect(flippedBits(bytes, once)).toBe(1);
        expect(bitsOf(once[at] ?? 0).find((one) => one.bit === bit)?.value).toBe(
          bitsOf(bytes[at] ?? 0).find((one) => one.bit === bit)?.value === 1 ? 0 : 1,
        );
        expect(flipBit(once, at, bit)).toEqual(bytes);
      }),
    );
  });

  it("shows bits from the heaviest to the lightest", () => {
    expect(bitsOf(0b1010_0001).map(({ value }) => value)).toEqual([1, 0, 1, 0, 0, 0, 0, 1]);
  });
});

describe("the keys of the byte row", () => {
  it("never leave the blob, and what they lead to is shown", () => {
    const keys = fc.constantFrom(
      "ArrowRight",
      "ArrowLeft",
      "ArrowDown",
      "ArrowUp",
      "PageDown",
      "PageUp",
      "Home",
      "End",
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), keys, (length, somewhere, key) => {
        const to = moveByte(key, somewhere % length, length) ?? -1;
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(length);
        const { start, end } = windowAround(to, length);
        expect(start <= to && to < end && end <= length).toBe(true);
      }),
    );
    expect(moveByte("a", 3, 10)).toBeNull();
  });
});
