import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import {
  Counterfactual,
  ItemOption,
  ItemReference,
  MatchChoice,
  MatchPrompt,
  NumericAnswer,
  NumericTolerance,
  OrderElement,
  TruthOption,
} from "./item-parts.ts";
import { Proof } from "./proof.ts";
import { LESSON_SLUGS, parseLessonLink } from "./registry.ts";
import { Slug } from "./slug.ts";

/**
 * The members of an item document, type by type. What they may say against each other is in
 * item-problems.ts; both together are ItemDocument in item.ts.
 */

export const ITEM_DEPTHS = ["exam", "beyond"] as const;
export type ItemDepth = (typeof ITEM_DEPTHS)[number];

/** practice: drawn for practice and for exams. lesson: a lesson's check, never in an exam form. */
export const ITEM_USES = ["practice", "lesson"] as const;

/**
 * kms: about KMS, and drawn for its lesson's topic. cloud: about the rest of the Cloud Practitioner
 * exam; its topic only says where to read on, so it is drawn by task and domain (docs/adr, "drawing practice").
 */
const ITEM_SUBJECTS = ["kms", "cloud"] as const;

/** live: drawn and counted. pilot: tried out, counted in no score. draft: in the bank, drawn nowhere. */
export const ITEM_STATUSES = ["live", "pilot", "draft"] as const;

/** Most options that a list of answers may have. */
const AT_MOST = 8;

const common = {
  version: z.literal(1),
  id: Slug,
  use: z.enum(ITEM_USES),
  status: z._default(z.enum(ITEM_STATUSES), "live"),
  /** Left out for kms. A shipped file need not say it: its folder does (server/content/load-content-files.ts). */
  subject: z.optional(z.enum(ITEM_SUBJECTS)),
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
  references: z.array(ItemReference).check(z.minLength(1)),
  proof: z.optional(Proof),
  counterfactuals: z._default(z.array(Counterfactual), []),
};

const options = z.array(ItemOption).check(z.minLength(2), z.maxLength(AT_MOST));

export const ItemShape = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("single-choice"), options }),
  z.strictObject({ ...common, type: z.literal("multiple-response"), options }),
  /** The stem is a statement. */
  z.strictObject({
    ...common,
    type: z.literal("true-false"),
    options: z.array(TruthOption).check(z.minLength(2), z.maxLength(2)),
  }),
  z.strictObject({
    ...common,
    type: z.literal("ordering"),
    /** In the right order. */
    elements: z.array(OrderElement).check(z.minLength(3), z.maxLength(AT_MOST)),
  }),
  z.strictObject({
    ...common,
    type: z.literal("matching"),
    prompts: z.array(MatchPrompt).check(z.minLength(2), z.maxLength(AT_MOST)),
    choices: z.array(MatchChoice).check(z.minLength(2), z.maxLength(AT_MOST)),
  }),
  z.strictObject({
    ...common,
    type: z.literal("numeric"),
    /** Stands after the field: bytes, days, US dollars a month. */
    unit: z.optional(Bilingual),
    tolerance: NumericTolerance,
    answers: z.array(NumericAnswer).check(z.minLength(1), z.maxLength(AT_MOST)),
  }),
]);
export type ItemShape = z.infer<typeof ItemShape>;
