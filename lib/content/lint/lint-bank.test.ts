import { describe, expect, it } from "vitest";

import { ItemDocument } from "../item.ts";
import { EXAMPLE_SOURCES, exampleItem, type ExampleName } from "../testing/example-items.ts";
import type { LintContext, Severity } from "./finding.ts";
import { BANK_RULES, describeFinding, ITEM_RULES, lintBank, lintItem } from "./lint-bank.ts";

const CONTEXT: LintContext = {
  facts: new Map([
    ["example-fact", { checked: "2026-11-23", recheckBy: "2027-06-01", confidence: "official" }],
    ["rumour", { checked: "2026-11-23", recheckBy: "2027-06-01", confidence: "second-hand" }],
    ["old-fact", { checked: "2026-01-01", recheckBy: "2026-06-01", confidence: "official" }],
    ["renewed-fact", { checked: "2026-11-25", recheckBy: "2027-06-01", confidence: "official" }],
  ]),
  misconceptions: new Set(["example-misconception"]),
  points: new Set(["clf-c02:2.2-S4"]),
  today: "2026-11-25",
};

/** An example as plain data, to plant a fault in. */
interface Draft {
  id: string;
  stem: Record<string, string>;
  tags: string[];
  blueprint: string;
  lesson: string;
  options: {
    id: string;
    key: boolean;
    text: Record<string, string>;
    rationale: Record<string, string>;
    misconception?: string;
  }[];
  elements: { id: string; text: Record<string, string> }[];
  prompts: { id: string; answer: string }[];
  choices: { id: string; text: Record<string, string>; misconception?: string }[];
  references: { fact: string; checked: string }[];
}

function plant(name: ExampleName, fault: (draft: Draft) => void): ItemDocument {
  const draft = { tags: [], ...structuredClone(EXAMPLE_SOURCES[name]) } as unknown as Draft;
  fault(draft);
  return ItemDocument.parse(draft);
}

function option(draft: Draft, id: string): Draft["options"][number] {
  const found = draft.options.find((each) => each.id === id);
  if (!found) throw new Error(`the example has no option "${id}"`);
  return found;
}

function say(text: Record<string, string> | undefined, en: string, pt: string): void {
  Object.assign(text ?? {}, { en, "pt-BR": pt });
}

describe("the examples", () => {
  it.each(Object.keys(EXAMPLE_SOURCES) as ExampleName[])("of %s: the linter has no error against it", (name) => {
    const errors = lintItem(exampleItem(name), CONTEXT).filter(({ severity }) => severity === "error");
    expect(errors.map(describeFinding)).toEqual([]);
  });
});

type Case = readonly [rule: string, severity: Severity, what: string, item: ItemDocument];

const CASES: readonly Case[] = [
  [
    "same-numbers",
    "error",
    "a number that a translation changed",
    plant("single", ({ stem }) => say(stem, "A file of 5 GB?", "Um arquivo de 6 GB?")),
  ],
  [
    "same-numbers",
    "error",
    "a number with the other language's marks",
    plant("single", (d) => say(option(d, "encrypt").rationale, "4,096 bytes.", "4,096 bytes.")),
  ],
  [
    "same-names",
    "error",
    "code that differs in a letter",
    plant("single", ({ stem }) => say(stem, "What is `tenant`?", "O que é `Tenant`?")),
  ],
  [
    "same-names",
    "error",
    "a service that a translation lost",
    plant("multiple", (d) => say(option(d, "date").text, "The log of CloudTrail", "O registro")),
  ],
  [
    "same-names",
    "error",
    "a service with an everyday name",
    plant("multiple", (d) => say(option(d, "date").text, "A report of AWS Artifact", "Um relatório")),
  ],
  [
    "same-negations",
    "error",
    "a negation marked in one language",
    plant("single", ({ stem }) => say(stem, "Which is NOT so?", "Qual não é assim?")),
  ],
  [
    "same-negations",
    "warning",
    "a negation that a translation lost",
    plant("multiple", (d) => say(option(d, "bill").text, "Nothing on the bill", "Tudo na conta")),
  ],
  [
    "select-count",
    "error",
    "a multiple response that does not say how many",
    plant("multiple", ({ stem }) => say(stem, "What stays?", "O que continua?")),
  ],
  [
    "select-count",
    "error",
    "a wrong count in one language",
    plant("multiple", ({ stem }) => say(stem, "What stays? (Choose two.)", "O que continua? (Escolha três.)")),
  ],
  [
    "select-count",
    "error",
    "a count where one can be chosen",
    plant("single", ({ stem }) => say(stem, "What is it? (Choose two.)", "O que é? (Escolha duas.)")),
  ],
  [
    "certain-key",
    "error",
    "a fact that is not official",
    plant("single", ({ references }) => Object.assign(references[0] ?? {}, { fact: "rumour" })),
  ],
  [
    "certain-key",
    "error",
    "a key built from a misconception",
    plant("single", (d) => Object.assign(option(d, "data-key"), { misconception: "example-misconception" })),
  ],
  [
    "no-places",
    "error",
    "a letter",
    plant("single", (d) =>
      say(option(d, "create").rationale, "Unlike option B it is new.", "Diferente da outra, é nova."),
    ),
  ],
  [
    "no-places",
    "error",
    "a letter in Portuguese",
    plant("single", (d) => say(option(d, "create").rationale, "It is new.", "Como diz a alternativa C, é nova.")),
  ],
  [
    "no-places",
    "error",
    "a place",
    plant("single", (d) => say(option(d, "create").rationale, "See the previous answer.", "Veja a resposta anterior.")),
  ],
  [
    "no-places",
    "error",
    "a catch-all",
    plant("single", (d) => say(option(d, "create").text, "All of the above", "Todas as anteriores")),
  ],
  [
    "own-rationale",
    "error",
    "a rationale used twice",
    plant("single", (d) => Object.assign(option(d, "create"), { rationale: option(d, "encrypt").rationale })),
  ],
  [
    "own-rationale",
    "error",
    "a rationale that repeats its option",
    plant("multiple", (d) =>
      Object.assign(option(d, "bill"), { rationale: { en: "The monthly bill.", "pt-BR": "A conta do mês." } }),
    ),
  ],
  [
    "key-length",
    "error",
    "a key that stands out by its length",
    plant("multiple", (d) =>
      say(option(d, "arn").text, "The ARN, by which every policy and every application names it", "O ARN"),
    ),
  ],
  [
    "absolutes",
    "warning",
    "an absolute in a distractor",
    plant("multiple", (d) => say(option(d, "bill").text, "The bill, always", "A conta, sempre")),
  ],
  [
    "negative-stem",
    "error",
    "a negative question, unmarked",
    plant("single", ({ stem }) => say(stem, "Which of these is not encrypted?", "Qual destes não é cifrado?")),
  ],
  [
    "negative-stem",
    "error",
    "an exception, unmarked",
    plant("single", ({ stem }) => say(stem, "A case. Which are kept, except one?", "Um caso. Quais ficam, exceto um?")),
  ],
  [
    "negative-stem",
    "error",
    "a contraction",
    plant("single", ({ stem }) => say(stem, "What doesn’t KMS store?", "O que o KMS não guarda?")),
  ],
  [
    "cue-words",
    "warning",
    "a word that points to the key",
    plant("multiple", ({ stem }) =>
      say(stem, "Which policy stays? (Choose two.)", "Qual política continua? (Escolha duas.)"),
    ),
  ],
  [
    "distinct-options",
    "error",
    "two options that say the same",
    plant("multiple", (d) => say(option(d, "bill").text, "the  material for new calls!", "A conta")),
  ],
  [
    "telling-ids",
    "warning",
    "an id that tells right from wrong",
    plant("single", (d) => Object.assign(option(d, "create"), { id: "wrong-one" })),
  ],
  [
    "telling-ids",
    "error",
    "a step's id that tells its place",
    plant("ordering", ({ elements }) => Object.assign(elements[0] ?? {}, { id: "step-1" })),
  ],
  [
    "telling-ids",
    "error",
    "a prompt's id that tells its match",
    plant("matching", ({ prompts }) => Object.assign(prompts[0] ?? {}, { id: "cloudhsm-need" })),
  ],
  [
    "live-references",
    "error",
    "a fact that is not there",
    plant("single", ({ references }) => Object.assign(references[0] ?? {}, { fact: "nowhere" })),
  ],
  [
    "live-references",
    "error",
    "a misconception that is not there",
    plant("single", (d) => Object.assign(option(d, "create"), { misconception: "nowhere" })),
  ],
  [
    "live-references",
    "error",
    "a misconception of a spare choice",
    plant("matching", ({ choices }) => Object.assign(choices[2] ?? {}, { misconception: "nowhere" })),
  ],
  [
    "live-references",
    "error",
    "a blueprint point that is not there",
    plant("single", (d) => Object.assign(d, { blueprint: "clf-c02:2.2-S9" })),
  ],
  [
    "live-references",
    "warning",
    "a lesson of another topic",
    plant("single", (d) => Object.assign(d, { lesson: "rotation#exam" })),
  ],
  [
    "fresh-facts",
    "error",
    "a fact past its date",
    plant("single", ({ references }) => Object.assign(references[0] ?? {}, { fact: "old-fact" })),
  ],
  [
    "fresh-facts",
    "warning",
    "a fact that changed since",
    plant("single", ({ references }) => Object.assign(references[0] ?? {}, { fact: "renewed-fact" })),
  ],
  [
    "fresh-facts",
    "error",
    "a check in the future",
    plant("single", ({ references }) => Object.assign(references[0] ?? {}, { checked: "2026-11-26" })),
  ],
  [
    "proof-present",
    "error",
    "a behavioural item without proof",
    plant("single", ({ tags }) => tags.push("kms-behaviour")),
  ],
  [
    "proof-present",
    "warning",
    "an item that looks behavioural",
    plant("multiple", ({ stem }) =>
      say(stem, "After `aws kms enable-key`? (Choose two.)", "Após `aws kms enable-key`? (Escolha duas.)"),
    ),
  ],
];

describe("a planted fault", () => {
  it.each(CASES)("of %s (%s) is found: %s", (rule, severity, _, item) => {
    const found = lintItem(item, CONTEXT).filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.severity)).toContain(severity);
    expect(found.every((finding) => finding.item === item.id)).toBe(true);
  });

  it("has been planted for every rule", () => {
    const planted = new Set(CASES.map(([rule]) => rule));
    expect(ITEM_RULES.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
    expect(BANK_RULES.map(({ name }) => name).toSorted()).toEqual([
      "distinct-stems",
      "key-length-share",
      "key-position",
    ]);
  });
});

describe("what is no fault", () => {
  it.each<[string, string, ItemDocument]>([
    [
      "same-names",
      "an English term that Portuguese adds in parentheses",
      plant("multiple", (d) =>
        say(option(d, "bill").text, "A service control policy", "Uma política de controle de serviço (SCP)"),
      ),
    ],
    ["same-names", "a plural acronym", plant("multiple", (d) => say(option(d, "bill").text, "The HSMs", "O HSM"))],
    [
      "same-names",
      "emphasis in capitals",
      plant("single", ({ stem }) => say(stem, "Which is NOT kept?", "O que NÃO fica guardado?")),
    ],
    [
      "no-places",
      "an article after a noun",
      plant("single", (d) => say(option(d, "create").rationale, "A choice of a key.", "É a opção a escolher.")),
    ],
    [
      "key-length",
      "a key a little longer than the rest",
      plant("single", (d) => say(option(d, "data-key").text, "`GenerateDataKeys`", "`GenerateDataKeys`")),
    ],
    [
      "absolutes",
      "an absolute that the key has too",
      plant("multiple", (d) => {
        say(option(d, "bill").text, "Only the bill", "Só a conta");
        say(option(d, "arn").text, "Only the ARN", "Só o ARN");
      }),
    ],
    [
      "negative-stem",
      "a negation in the case, not in the question",
      plant("single", ({ stem }) =>
        say(
          stem,
          "A role cannot decrypt. What happens if its policy is not found?",
          "Um papel não decifra. O que acontece se a política não existe?",
        ),
      ),
    ],
    [
      "negative-stem",
      "a negation that describes",
      plant("single", ({ stem }) =>
        say(stem, "Which service keeps keys that are not shared?", "Qual serviço guarda chaves que não são divididas?"),
      ),
    ],
    [
      "negative-stem",
      "a marked negation",
      plant("single", ({ stem }) => say(stem, "Which is **not** kept?", "Qual **não** fica?")),
    ],
    [
      "distinct-options",
      "code that differs in a letter",
      plant("single", (d) => {
        say(option(d, "create").text, "`tenant=a`", "`tenant=a`");
        say(option(d, "describe").text, "`Tenant=a`", "`Tenant=a`");
      }),
    ],
    [
      "proof-present",
      "an item that has its proof",
      exampleItem("ordering", { tags: ["kms-behaviour"], proof: { claims: { ask: { run: "true" } } } }),
    ],
  ])("by %s: %s", (rule, _, item) => {
    expect(
      lintItem(item, CONTEXT)
        .filter((finding) => finding.rule === rule)
        .map(describeFinding),
    ).toEqual([]);
  });
});

describe("the bank as a whole", () => {
  const bankFindings = (items: readonly ItemDocument[], rule: string) =>
    lintBank(items, CONTEXT).filter((finding) => finding.rule === rule);

  it("has equal stems found, in whichever language they are equal", () => {
    const twin = plant("single", (d) => {
      d.id = "twin";
      d.stem["en"] = "Something else altogether, asked about another thing entirely?";
    });
    const found = bankFindings([exampleItem("single"), twin], "distinct-stems");
    expect(found.map(({ item, severity, where }) => [item, severity, where])).toEqual([
      ["twin", "error", "stem.pt-BR"],
    ]);
  });

  it("has near twins found: an error with the same options, a hint with others", () => {
    const nearly = (d: Draft) => {
      d.id = "near";
      say(
        d.stem,
        "A file of 5 GB goes to disk. Which KMS operation gives the application what it encrypts it with?",
        "Um arquivo de 5 GB vai para o disco. Qual operação do KMS dá à aplicação aquilo com que ela o cifra?",
      );
    };
    const same = bankFindings([exampleItem("single"), plant("single", nearly)], "distinct-stems");
    expect(same.map(({ severity }) => severity)).toEqual(["error", "error"]);
    const other = plant("single", (d) => {
      nearly(d);
      for (const each of d.options) say(each.text, `Other ${each.id}`, `Outro ${each.id}`);
    });
    const hints = bankFindings([exampleItem("single"), other], "distinct-stems");
    expect(hints.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  });

  it("leaves different questions alone", () => {
    const names = Object.keys(EXAMPLE_SOURCES) as ExampleName[];
    expect(
      bankFindings(
        names.map((name) => exampleItem(name)),
        "distinct-stems",
      ),
    ).toEqual([]);
  });

  /** Items whose key stands at the given place, and is longer than the rest or not. */
  function manyItems(count: number, placeOf: (index: number) => number, long: boolean): ItemDocument[] {
    return Array.from({ length: count }, (_, index) =>
      plant("single", (d) => {
        d.id = `item-${index}`;
        const [key, ...others] = d.options.toSorted(
          (left, right) => Number(right.key ?? false) - Number(left.key ?? false),
        );
        if (!key) throw new Error("the example has options");
        say(key.text, long ? "`GenerateDataKey`!" : "x", long ? "`GenerateDataKey`!" : "x");
        d.options = others.toSpliced(placeOf(index), 0, key);
      }),
    );
  }

  it("has keys found that are the longest option too often, in each language", () => {
    expect(
      bankFindings(
        manyItems(20, (index) => index % 4, true),
        "key-length-share",
      ).map(({ where }) => where),
    ).toEqual(["en", "pt-BR"]);
    expect(
      bankFindings(
        manyItems(20, (index) => index % 4, false),
        "key-length-share",
      ),
    ).toEqual([]);
    expect(
      bankFindings(
        manyItems(19, (index) => index % 4, true),
        "key-length-share",
      ),
    ).toEqual([]);
  });

  it("has keys found that stand at one place too often, or at another never", () => {
    const found = bankFindings(
      manyItems(20, (index) => index % 2, false),
      "key-position",
    );
    expect(found.map(({ where }) => where)).toEqual(["options.0", "options.1", "options.2", "options.3"]);
    expect(
      bankFindings(
        manyItems(20, (index) => index % 4, false),
        "key-position",
      ),
    ).toEqual([]);
  });

  it("compares 2,000 items in under five seconds of processor time", () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      plant("single", (d) => {
        d.id = `item-${index}`;
        say(d.stem, `A file of ${index} GB goes to disk ${index * 7}. What now ${index * 13}?`, `Um arquivo ${index}?`);
      }),
    );
    const started = process.cpuUsage();
    lintBank(many, CONTEXT);
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  });
});
