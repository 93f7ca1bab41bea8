import fc from "fast-check";
import { expect, it } from "vitest";

import { fileNameOf, freeName, LONGEST_NAME, tidyName } from "./world-name.ts";

it("a name is one line without marks that turn or hide text", () => {
  expect(tidyName("  my\n\tworld \u202E gnp.exe \u0000")).toBe("my world gnp.exe");
  expect(tidyName("\u200B \n")).toBe("");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const name = tidyName(text);
      expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
      expect(tidyName(name)).toBe(name);
    }),
  );
});

it("a name that is taken gets a number, and stays within its length", () => {
  expect(freeName("Lab", ["Home"])).toBe("Lab");
  expect(freeName("Lab", ["Lab", "Lab 2"])).toBe("Lab 3");
  const long = "x".repeat(LONGEST_NAME);
  expect(freeName(long, [long])).toBe(`${"x".repeat(LONGEST_NAME - 2)} 2`);
});

it("a file name keeps the letters of the name and nothing else", () => {
  expect(fileNameOf("Minha bancada: rotação!")).toBe("minha-bancada-rotacao.selo.json");
  expect(fileNameOf("../..")).toBe("world.selo.json");
});
