import { describe, expect, it } from "vitest";

import { compareCatalogues } from "./compare-catalogues.ts";

describe("compareCatalogues", () => {
  it("finds nothing where both languages say the same", () => {
    expect(compareCatalogues({ a: { b: "Hello {name}" } }, { a: { b: "Olá, {name}" } })).toEqual([]);
  });

  it("names a key that one language lacks, whichever it is", () => {
    expect(compareCatalogues({ a: "x", b: "y" }, { a: "x" })).toEqual(["b: missing in the other language"]);
    expect(compareCatalogues({ a: "x" }, { a: "x", c: "z" })).toEqual(["c: not in the reference"]);
  });

  it("names a text whose arguments or tags differ", () => {
    expect(compareCatalogues({ a: "{n, plural, one {# item} other {# items}}" }, { a: "{m} itens" })).toHaveLength(1);
    expect(compareCatalogues({ a: "<b>x</b>" }, { a: "x" })).toHaveLength(1);
  });

  it("names a blank text", () => {
    expect(compareCatalogues({ a: "x" }, { a: " " })).toEqual(["a: blank"]);
  });
});
