import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LOCALES } from "@/lib/content/locale";

import { formatNumber, parseNumber } from "./number-text.ts";

describe("parseNumber", () => {
  it.each([
    ["4096", "en", 4096],
    ["4,096", "en", 4096],
    ["4.096", "en", 4.096],
    ["4.096", "pt-BR", 4096],
    ["4,096", "pt-BR", 4.096],
    ["1.234.567,89", "pt-BR", 1_234_567.89],
    ["0,03", "en", 0.03],
    ["0.03", "pt-BR", 0.03],
    ["0.125", "pt-BR", 0.125],
    [" 4 096 ", "pt-BR", 4096],
    ["−5", "en", -5],
    ["1,2,3", "en", null],
    ["12,3456.7", "en", null],
    ["four", "en", null],
    ["4 KB", "en", null],
    ["1e9", "en", null],
    ["", "en", null],
    ["9999999999999999", "en", null],
  ] as const)("reads %j in %s as %j", (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value);
  });

  it("reads back whatever formatNumber writes, in both languages", () => {
    const values = fc.oneof(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100),
    );
    fc.assert(
      fc.property(values, fc.constantFrom(...LOCALES), (value, locale) => {
        expect(parseNumber(formatNumber(value, locale), locale)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
