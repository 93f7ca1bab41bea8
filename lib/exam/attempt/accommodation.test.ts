import { describe, expect, it } from "vitest";

import { ACCOMMODATIONS, isGranted, timeGrantedMs } from "./accommodation.ts";

describe("accommodations", () => {
  it.each([
    ["none", 90],
    ["esl-30", 120],
    ["half-more", 135],
    ["double", 180],
    ["untimed", 14 * 24 * 60],
  ] as const)("%s makes %i minutes of 90", (accommodation, minutes) => {
    expect(timeGrantedMs(90, accommodation)).toBe(minutes * 60_000);
  });

  it("gives whole milliseconds for an odd number of minutes", () => {
    expect(timeGrantedMs(15, "half-more")).toBe(22.5 * 60_000);
  });

  it("grants ESL for the English exam only, and everything else in both languages", () => {
    const refused = ACCOMMODATIONS.flatMap((accommodation) =>
      ["en", "pt-BR"].filter((locale) => !isGranted(accommodation, locale)).map((locale) => [accommodation, locale]),
    );
    expect(refused).toEqual([["esl-30", "pt-BR"]]);
  });
});
