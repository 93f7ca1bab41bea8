import { describe, expect, it } from "vitest";

import type { Response } from "../exam/index.ts";
import { misconceptionsIn } from "./item-misconceptions.ts";
import { ItemDocument } from "./item.ts";

const both = (text: string) => ({ en: text, "pt-BR": text });
const part = (id: string, rest: object = {}) => ({
  id,
  text: both(`Part ${id}`),
  rationale: both(`Because of ${id}`),
  misconception: `belief-${id}`,
  ...rest,
});

function item(type: string, answers: object): ItemDocument {
  return ItemDocument.parse({
    version: 1,
    id: "example",
    type,
    use: "practice",
    topic: "rotation",
    lesson: "rotation#learn",
    blueprint: "clf-c02:2.2-S4",
    depth: "exam",
    difficulty: 2,
    stem: both("Which?"),
    references: [{ url: "https://example.com/", fact: "a-fact", checked: "2026-11-01" }],
    ...answers,
  });
}

const single = item("single-choice", {
  options: [part("amber", { key: true, misconception: undefined }), part("birch")],
});
const multiple = item("multiple-response", {
  options: [part("amber", { key: true }), part("birch", { key: true }), part("cedar"), part("dune")],
});
const ordering = item("ordering", { elements: [part("amber"), part("birch"), part("cedar")] });
const matching = item("matching", {
  prompts: [part("one", { answer: "amber" }), part("two", { answer: "birch" })],
  choices: [{ id: "amber", text: both("Amber") }, { id: "birch", text: both("Birch") }, part("cedar")],
});

describe("the misconceptions that a response shows", () => {
  it.each<[string, ItemDocument, Response, string[]]>([
    ["none where it is right", single, { type: "single-choice", optionId: "amber" }, []],
    ["that of the option chosen", single, { type: "single-choice", optionId: "birch" }, ["belief-birch"]],
    [
      "those of what was wrongly chosen and of what was left out",
      multiple,
      { type: "multiple-response", optionIds: ["amber", "cedar"] },
      ["belief-birch", "belief-cedar"],
    ],
    [
      "those of what stands in the wrong place",
      ordering,
      { type: "ordering", order: ["amber", "cedar", "birch"] },
      ["belief-birch", "belief-cedar"],
    ],
    [
      "those of a prompt missed and of the choice given for it",
      matching,
      {
        type: "matching",
        matches: [
          { prompt: "one", choice: "amber" },
          { prompt: "two", choice: "cedar" },
        ],
      },
      ["belief-two", "belief-cedar"],
    ],
    ["none for a response of another type", single, { type: "numeric", value: 1 }, []],
  ])("are %s", (_, document, response, beliefs) => {
    expect(misconceptionsIn(document, response)).toEqual(beliefs);
  });
});
