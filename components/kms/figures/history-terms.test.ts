import { existsSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { ageOf, FIRST_YEAR, TERMS } from "./history-terms.ts";

describe("the history of terms", () => {
  it("rests on facts that are there", () => {
    for (const { facts } of TERMS) for (const id of facts) expect(existsSync(`content/facts/${id}.yaml`)).toBe(true);
  });

  it("lets a text of the year of a change speak either way", () => {
    for (const term of TERMS) {
      expect(term.year).toBeGreaterThan(FIRST_YEAR);
      const last = term.until ?? term.year;
      expect([term.year - 1, term.year, last, last + 1].map((year) => ageOf(term, year))).toEqual([
        "old",
        "turning",
        "turning",
        "new",
      ]);
    }
  });
});
