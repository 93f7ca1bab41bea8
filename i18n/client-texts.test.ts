import { describe, expect, it } from "vitest";

import { loadTextsInPart } from "./client-texts.ts";

describe("texts in part", () => {
  it("hold the named sub-trees, all of a namespace for null, and nothing else", async () => {
    const { namespaces, locale } = await loadTextsInPart("pt-BR", {
      figures: ["common", "history-line"],
      kms: [],
      commands: null,
    });
    expect(locale).toBe("pt-BR");
    expect(Object.keys(namespaces.figures)).toEqual(["common", "history-line"]);
    expect(namespaces.kms).toEqual({});
    expect(Object.keys(namespaces.commands)).toContain("run");
  });
});
