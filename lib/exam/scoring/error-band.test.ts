import { describe, expect, it } from "vitest";

import { seededRandom } from "../random/seeded-random.ts";
import { errorBand } from "./error-band.ts";
import { scaledScore } from "./scaled-score.ts";

describe("errorBand", () => {
  it("holds the score itself and stays on the scale, for every result of every form", () => {
    for (const scored of [1, 10, 20, 50]) {
      for (let correct = 0; correct <= scored; correct += 1) {
        const { low, high } = errorBand(correct, scored, 700);
        const { scaled } = scaledScore(correct, scored, 700);
        expect(low).toBeGreaterThanOrEqual(100);
        expect(high).toBeLessThanOrEqual(1000);
        // Rounding down may put the lower end one point too low, never the score outside.
        expect(low).toBeLessThanOrEqual(scaled);
        expect(high).toBeGreaterThanOrEqual(scaled);
        expect(high).toBeGreaterThan(low);
      }
    }
  });

  it("is narrower the more items a form has", () => {
    const widths = [10, 20, 50].map((scored) => {
      const { low, high } = errorBand(0.7 * scored, scored, 700);
      return high - low;
    });
    expect(widths).toEqual(widths.toSorted((left, right) => right - left));
    expect(new Set(widths).size).toBe(3);
  });

  it("agrees with Wilson's formula worked out by hand: 35 of 50", () => {
    // (35 + 1/2) / 51 = 0.69608; sqrt(35 * 15 / 50 + 1/4) / 51 = 0.06428
    const { low, high } = errorBand(35, 50, 700);
    expect(low).toBe(scaledScore(0.6318 * 50, 50, 700).scaled);
    expect(high).toBe(scaledScore(0.76036 * 50, 50, 700).scaled);
  });

  it("holds the true share about two times in three", () => {
    const random = seededRandom("band");
    let held = 0;
    const rounds = 4_000;
    for (let round = 0; round < rounds; round += 1) {
      const truth = 0.5 + random.nextBelow(400) / 1_000;
      let correct = 0;
      for (let item = 0; item < 50; item += 1) if (random.nextBelow(1_000_000) < truth * 1_000_000) correct += 1;
      const { low, high } = errorBand(correct, 50, 700);
      const { scaled } = scaledScore(truth * 50, 50, 700);
      if (scaled >= low && scaled <= high) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.62);
    expect(held / rounds).toBeLessThan(0.74);
  });
});
