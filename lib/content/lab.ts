import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS } from "./registry.ts";
import { Slug } from "./slug.ts";

/**
 * A lab: content/labs/<id>/lab.yaml, beside solution.sh (reaches every step) and wrong.sh (a likely
 * mistake, must not reach the end). A goal looks at the world and at what CloudTrail wrote down, never at
 * what the learner typed: a command, whose output a JMESPath expression must make true. It is looked at in
 * a copy of the world, so that looking leaves no trace.
 */
const Goal = z.strictObject({
  command: z.string().check(z.regex(/\S/, "is empty")),
  /** Over the command's JSON, or over its text where it prints none; must come to `true`. */
  holds: z.string().check(z.regex(/\S/, "is empty")),
});

const Step = z.strictObject({
  id: Slug,
  task: Bilingual,
  /** From a nudge, over the way, to nearly the command; shown one at a time. */
  hints: z.tuple([Bilingual, Bilingual, Bilingual]),
  goals: z.array(Goal).check(z.minLength(1)),
});

export const Lab = z.strictObject({
  version: z.literal(1),
  id: Slug,
  /** Its place in the list: from the first steps to forensics. */
  order: z.int().check(z.minimum(1), z.maximum(99)),
  title: Bilingual,
  /** One sentence for the list. */
  about: Bilingual,
  /** Who one is and what has happened; paragraphs are separated by a blank line. */
  story: Bilingual,
  lesson: z.enum(LESSON_SLUGS),
  minutes: z.int().check(z.minimum(1), z.maximum(60)),
  /** Commands that make the starting world, not shown. */
  setup: z.string(),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(8)),
  /** What has been shown, said at the end. */
  learned: Bilingual,
});
export type Lab = z.infer<typeof Lab>;
