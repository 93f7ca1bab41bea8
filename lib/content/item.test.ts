import { describe, expect, it } from "vitest";

import { PublicItemDto } from "../api/common.ts";
import { EXAM_CREDIT, keyResponse, PRACTICE_CREDIT, responseFits, scoreResponse } from "../exam/index.ts";
import { elementsOf } from "./item-elements.ts";
import { rationalesFor } from "./item-rationales.ts";
import { toAnswerable, toRubric } from "./item-rubric.ts";
import { ItemDocument } from "./item.ts";
import { toPublicItem } from "./public-item.ts";
import { EXAMPLE_SOURCES, exampleItem, type ExampleName } from "./testing/example-items.ts";

const NAMES = Object.keys(EXAMPLE_SOURCES) as ExampleName[];

/** What the schema says of an example with some members changed. */
function faultsOf(name: ExampleName, changes: object): string {
  const result = ItemDocument.safeParse({ ...EXAMPLE_SOURCES[name], ...changes });
  return result.success
    ? ""
    : result.error.issues
        .map((issue) => `${issue.path.join(".")}: ${issue.message} ${"keys" in issue ? issue.keys.join() : ""}`)
        .join("; ");
}

const both = (text: string) => ({ en: text, "pt-BR": text });

describe.each(NAMES)("an item of the kind %s", (name) => {
  const item = exampleItem(name);
  const optionOrder = toAnswerable(item).optionIds;

  it("reads back from its stored form as it was", () => {
    expect(ItemDocument.parse(JSON.parse(JSON.stringify(item)))).toEqual(item);
  });

  it("scores its own key in full, and the key can be given as a response", () => {
    const key = keyResponse(toRubric(item));
    expect(responseFits(toAnswerable(item), key)).toBe(true);
    expect(scoreResponse(toRubric(item), key)).toEqual({ points: 1, correct: true });
  });

  it("shows nothing of key, rationale, misconception, status or proof before the answer", () => {
    const proof = { claims: { [elementsOf(item)[0]?.id ?? ""]: { run: "aws canary" } } };
    const source = { ...EXAMPLE_SOURCES[name], status: "pilot", tags: ["canary"] };
    // For the items whose proof must be complete, the canary goes in past the schema.
    const secret = { ...ItemDocument.parse(source), proof: { setup: "canary", counterfactuals: [], ...proof } };
    const shown = toPublicItem(secret as ItemDocument, {
      optionOrder,
      policy: PRACTICE_CREDIT,
      toText: (text) => text,
    });
    const text = JSON.stringify(shown);
    for (const { rationale } of elementsOf(item)) if (rationale) expect(text).not.toContain(rationale.en);
    expect(text).not.toMatch(/"key"|rationale|misconception|canary|status|answer"|tolerance|pilot/);
  });

  it("is shown as the wire contract says", () => {
    const shown = toPublicItem(item, {
      optionOrder,
      policy: EXAM_CREDIT,
      toText: ({ en }) => ({ en: [en], "pt-BR": [en] }),
    });
    expect(PublicItemDto.parse(shown)).toEqual(shown);
    expect(shown.credit).toBe("all-or-nothing");
  });

  it("is in the bank's default: live, without tags", () => {
    expect(item).toMatchObject({ status: "live", tags: [] });
  });

  it.each(["en", "pt-BR"])("has no rationale without %s", (locale) => {
    const source = JSON.parse(JSON.stringify(EXAMPLE_SOURCES[name])) as object;
    const parts = Object.values(source).find((value) => Array.isArray(value) && "rationale" in value[0]) as {
      rationale: Record<string, string>;
    }[];
    delete parts[0]?.rationale[locale];
    expect(ItemDocument.safeParse(source).success).toBe(false);
  });
});

describe("what an item may not be", () => {
  const [first, second, ...rest] = EXAMPLE_SOURCES.single.options;
  const { prompts, choices } = EXAMPLE_SOURCES.matching;
  const [limit, decimal] = EXAMPLE_SOURCES.numeric.answers;

  it.each<[string, ExampleName, object, string]>([
    ["two keys", "single", { options: [{ ...first, key: true }, second, ...rest] }, "exactly one key, not 2"],
    ["no key", "single", { options: [first, ...rest] }, "exactly one key, not 0"],
    [
      "one id twice",
      "single",
      { options: [first, second, { ...rest[0], id: first.id }] },
      '"encrypt" is the id of two',
    ],
    [
      "nothing but keys",
      "multiple",
      { options: EXAMPLE_SOURCES.multiple.options.map((o) => ({ ...o, key: true })) },
      "at least one distractor",
    ],
    [
      "true without quotation marks",
      "truth",
      { options: [{ ...EXAMPLE_SOURCES.truth.options[0], id: true }, EXAMPLE_SOURCES.truth.options[1]] },
      "in quotation marks",
    ],
    ["two steps", "ordering", { elements: EXAMPLE_SOURCES.ordering.elements.slice(0, 2) }, "elements"],
    [
      "a prompt without a choice",
      "matching",
      { prompts: [prompts[0], { ...prompts[1], answer: "nowhere" }] },
      'is answered by "nowhere"',
    ],
    [
      "prompts that all match one choice",
      "matching",
      { prompts: prompts.map((p) => ({ ...p, answer: "cloudhsm" })), choices },
      "all prompts have the same answer",
    ],
    [
      "a choice with the id of a prompt",
      "matching",
      { prompts: [{ ...prompts[0], id: "cloudhsm" }, prompts[1]] },
      '"cloudhsm" is the id of two',
    ],
    [
      "a spare choice without a reason",
      "matching",
      { choices: [...choices.slice(0, 2), { id: "macie", text: both("Amazon Macie") }] },
      "needs a rationale",
    ],
    [
      "a foreseen mistake that is right",
      "numeric",
      { answers: [limit, decimal], tolerance: { relative: 0.1 } },
      '"decimal" lies within',
    ],
    ["a tolerance of both kinds", "numeric", { tolerance: { absolute: 1, relative: 0.1 } }, "is neither"],
    ["a status that there is not", "single", { status: "retired" }, "status"],
    ["a member that there is not", "single", { hint: "x" }, "hint"],
    ["another version", "single", { version: 2 }, "version"],
    [
      "a counterfactual about the key",
      "single",
      { counterfactuals: [{ option: "data-key", says: both("x") }] },
      "about a distractor",
    ],
  ])("%s", (_, name, changes, fault) => {
    expect(faultsOf(name, changes)).toContain(fault);
  });
});

describe("the proof of an item", () => {
  const claims = {
    encrypt: { run: "aws kms encrypt --plaintext fileb://big", failsWith: "ValidationException" },
    "data-key": { run: "aws kms generate-data-key" },
    create: { notExecutable: both("It makes no data key.") },
    describe: { run: "false" },
  };

  it("has a claim for each option, and may change the world to make a distractor right", () => {
    const counterfactuals = [{ option: "encrypt", says: both("If the file had 4 KB."), change: "truncate big" }];
    const item = exampleItem("single", { proof: { claims, counterfactuals } });
    expect(item.proof?.setup).toBe("");
  });

  it("may leave out what cannot be run where nothing is chosen among options", () => {
    expect(faultsOf("ordering", { proof: { claims: { ask: { run: "aws kms generate-data-key" } } } })).toBe("");
    expect(faultsOf("numeric", { proof: { claims: { limit: { run: "true" }, decimal: { run: "false" } } } })).toBe("");
    expect(faultsOf("truth", { proof: { claims: { true: { run: "false" }, false: { run: "true" } } } })).toBe("");
  });

  it.each<[string, object, string]>([
    ["an option without claim", { claims: { "data-key": { run: "true" } } }, 'no claim for "encrypt"'],
    [
      "a claim without option",
      { claims: { ...claims, nowhere: { run: "true" } } },
      '"nowhere", which the item does not have',
    ],
    [
      "a key that is to fail",
      { claims: { ...claims, "data-key": { run: "true", failsWith: "X" } } },
      "has no failsWith",
    ],
    ["a claim of neither kind", { claims: { ...claims, encrypt: {} } }, "is neither { run"],
    ["a blank script", { claims: { ...claims, encrypt: { run: " " } } }, "proof"],
    [
      "nothing to run",
      { claims: Object.fromEntries(Object.keys(claims).map((id) => [id, { notExecutable: both("x") }])) },
      "no claim of the proof can be run",
    ],
    [
      "a counterfactual about the key",
      { claims, counterfactuals: [{ option: "data-key", says: both("x"), change: "y" }] },
      "about a distractor",
    ],
    [
      "a counterfactual without a script",
      { claims, counterfactuals: [{ option: "create", says: both("x"), change: "y" }] },
      "has no claim to run",
    ],
  ])("may not have %s", (_, proof, fault) => {
    expect(faultsOf("single", { proof })).toContain(fault);
  });
});

describe("rationalesFor", () => {
  const ids = (name: ExampleName, order: readonly string[], response: Parameters<typeof rationalesFor>[2]) =>
    rationalesFor(exampleItem(name), order, response).map(({ id }) => id);

  it("follows the order shown for options, and the right order for steps", () => {
    expect(ids("single", ["describe", "encrypt", "create", "data-key"], null)).toEqual([
      "describe",
      "encrypt",
      "create",
      "data-key",
    ]);
    expect(ids("ordering", ["wipe", "ask", "use"], null)).toEqual(["ask", "use", "wipe"]);
  });

  it("adds the choices that fit nothing", () => {
    expect(ids("matching", ["macie", "cloudhsm", "secrets"], null)).toEqual(["dedicated", "passwords", "macie"]);
  });

  it("gives a foreseen wrong number its own reason, and no other mistake away", () => {
    expect(ids("numeric", [], { type: "numeric", value: 4000 })).toEqual(["decimal", "limit"]);
    expect(ids("numeric", [], { type: "numeric", value: 17 })).toEqual(["limit"]);
    expect(ids("numeric", [], { type: "numeric", value: 4096 })).toEqual(["limit"]);
    expect(ids("numeric", [], null)).toEqual(["limit"]);
  });
});
