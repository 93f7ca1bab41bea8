import { describe, expect, it } from "vitest";

import {
  along,
  encryptNow,
  moveClock,
  openSealed,
  rotateByHand,
  setRotation,
  setUpRotation,
  stretchesOf,
} from "./rotation-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of rotation", () => {
  it("opens a ciphertext of every stretch, however often the key was rotated", async () => {
    const bench = await setUpRotation(testBrowser());
    for (let year = 0; year < 3; year++) {
      await encryptNow(bench);
      await rotateByHand(bench);
      moveClock(bench, 366);
    }
    expect(stretchesOf(bench, "automatic")).toHaveLength(4);
    expect(stretchesOf(bench, "manual")).toHaveLength(4);
    expect(new Set(bench.sealed.map(({ madeWith }) => madeWith)).size).toBe(6);
    for (const sealed of bench.sealed) {
      expect(await openSealed(bench, sealed)).toBe(sealed.text);
      expect(stretchesOf(bench, sealed.row).map(({ id }) => id)).toContain(sealed.madeWith);
    }
  });

  it("begins no new stretch once rotation is off, and removes none", async () => {
    const bench = await setUpRotation(testBrowser());
    moveClock(bench, 366);
    await setRotation(bench, false);
    moveClock(bench, 2000);
    expect(stretchesOf(bench, "automatic")).toHaveLength(2);
  });

  it("measures the line from the first day to now", async () => {
    const bench = await setUpRotation(testBrowser());
    const start = bench.kms.world.now;
    moveClock(bench, 100);
    expect([along(bench, start), along(bench, bench.kms.world.now)]).toEqual([0, 1]);
  });
});
