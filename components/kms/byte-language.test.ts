import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { BYTE_MEANINGS } from "@/lib/kms";

import { BYTE_LANGUAGE } from "./byte-language.ts";

const CSS = readFileSync("app/globals.css", "utf8");
const TEXT_COLORS = [
  "ink",
  "ink-soft",
  "seal",
  "pass",
  "fail",
  "warn",
  ...BYTE_MEANINGS.map((meaning) => `byte-${meaning}`),
];
const GROUNDS = ["paper", "sheet"];

describe("the byte language", () => {
  it("has one mark and one colour for every meaning", () => {
    expect(Object.keys(BYTE_LANGUAGE).toSorted()).toEqual([...BYTE_MEANINGS].toSorted());
    expect(new Set(Object.values(BYTE_LANGUAGE).map(({ label }) => label)).size).toBe(BYTE_MEANINGS.length);
    expect(new Set(Object.values(BYTE_LANGUAGE).map(({ color }) => color)).size).toBe(BYTE_MEANINGS.length);
  });
});

describe("the colours of both themes", () => {
  it.each(
    TEXT_COLORS.flatMap((color) => GROUNDS.flatMap((ground) => [0, 1].map((theme) => [color, ground, theme] as const))),
  )("let %s be read on %s (theme %i): at least 4.5 to 1", (color, ground, theme) => {
    expect(contrast(hex(color, theme), hex(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([0, 1])("let the seal's label be read on the seal (theme %i)", (theme) => {
    expect(contrast(hex("on-seal", theme), hex("seal", theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([0, 1])("let the edge of a field be seen (theme %i): at least 3 to 1", (theme) => {
    expect(contrast(hex("rule-strong", theme), hex("paper", theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(hex("rule-strong", theme), hex("sheet", theme))).toBeGreaterThanOrEqual(3);
  });
});

function hex(name: string, theme: number): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS);
  if (!found) throw new Error(`no --${name} in globals.css`);
  return found[theme + 1] ?? "";
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(left: string, right: string): number {
  const [a, b] = [luminance(left), luminance(right)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
