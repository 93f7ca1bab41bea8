import * as z from "zod/mini";

import { OptionId, type Rubric } from "../exam/index.ts";
import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS, parseLessonLink } from "./registry.ts";
import { Slug } from "./slug.ts";

/**
 * An item of the question bank, as its source file says it and as a revision stores it. The same
 * document serves both, so that the bank can be exported as files and read back without loss.
 *
 * Markdown is allowed in stem, options and rationales: inline code, emphasis, lists, code fences.
 */

export const ITEM_DEPTHS = ["exam", "beyond"] as const;
export type ItemDepth = (typeof ITEM_DEPTHS)[number];

/** practice: drawn for practice and for exams. lesson: a lesson's check, never in an exam form. */
export const ITEM_USES = ["practice", "lesson"] as const;

export const ItemOption = z.strictObject({
  id: OptionId,
  key: z._default(z.boolean(), false),
  text: Bilingual,
  /** Why this option is right or wrong, without letters or positions: options are shuffled. */
  rationale: Bilingual,
  /** The misconception a distractor is built from (content/misconceptions), where there is one. */
  misconception: z.optional(Slug),
});

export const ItemReference = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** The fact (content/facts) that the page supports. */
  fact: Slug,
  checked: z.iso.date(),
});

export const ItemDocument = z
  .strictObject({
    version: z.literal(1),
    id: Slug,
    type: z.enum(["single-choice", "multiple-response"]),
    use: z.enum(ITEM_USES),
    /** The lesson whose topic it belongs to; also where the learner is sent to read. */
    topic: z.enum(LESSON_SLUGS),
    lesson: z.string().check(z.refine((value) => parseLessonLink(value) !== null, "names no lesson section")),
    /** Blueprint point, e.g. clf-c02:2.2-S4 (content/blueprints/clf-c02.yaml). */
    blueprint: z.string().check(z.regex(/^clf-c02:[1-4]\.[1-8]-[KS][0-9]{1,2}$/)),
    depth: z.enum(ITEM_DEPTHS),
    /** The author's guess from 1 (nearly all know it) to 5 (few do). */
    difficulty: z.int().check(z.minimum(1), z.maximum(5)),
    tags: z._default(z.array(Slug), []),
    stem: Bilingual,
    options: z.array(ItemOption).check(z.minLength(2), z.maxLength(8)),
    references: z.array(ItemReference).check(z.minLength(1)),
  })
  .check((context) => {
    for (const problem of keyProblems(context.value)) {
      context.issues.push({ code: "custom", input: context.value, path: ["options"], message: problem });
    }
  });
export type ItemDocument = z.infer<typeof ItemDocument>;

function keyProblems(item: {
  type: "single-choice" | "multiple-response";
  options: { id: string; key: boolean }[];
}): string[] {
  const problems: string[] = [];
  const ids = item.options.map((option) => option.id);
  if (new Set(ids).size !== ids.length) problems.push("two options share an id");
  const keys = item.options.filter((option) => option.key).length;
  if (item.type === "single-choice" && keys !== 1) problems.push(`single choice has exactly one key, not ${keys}`);
  if (item.type === "multiple-response" && (keys < 2 || keys >= item.options.length))
    problems.push("multiple response has at least two keys and at least one distractor");
  return problems;
}

/** What a learner may see before answering. Built by allow-list: what is not named here stays. */
export interface PublicItem {
  readonly type: "single-choice" | "multiple-response";
  readonly depth: ItemDepth;
  readonly topic: (typeof LESSON_SLUGS)[number];
  readonly blueprint: string;
  readonly stem: Bilingual;
  /** How many options to choose; said to the learner, as in the exam. */
  readonly selectCount: number;
  readonly options: readonly { readonly id: string; readonly text: Bilingual }[];
}

/**
 * The answerless view of an item, with its options in the order drawn for this learner.
 * @param optionOrder every option id once; ids that are not in the order are left out.
 */
export function toPublicItem(item: ItemDocument, optionOrder: readonly string[]): PublicItem {
  const byId = new Map(item.options.map((option) => [option.id, option]));
  return {
    type: item.type,
    depth: item.depth,
    topic: item.topic,
    blueprint: item.blueprint,
    stem: item.stem,
    selectCount: item.options.filter((option) => option.key).length,
    options: optionOrder.flatMap((id) => {
      const option = byId.get(id);
      return option ? [{ id: option.id, text: option.text }] : [];
    }),
  };
}

/** The part of an item that grading needs. Stays on the server. */
export function toRubric(item: ItemDocument): Rubric {
  const keys = item.options.filter((option) => option.key).map((option) => option.id);
  if (item.type === "multiple-response") return { type: item.type, keys };
  return { type: item.type, key: keys[0] ?? "" };
}
