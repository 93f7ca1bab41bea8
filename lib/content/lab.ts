import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS } from "./registry.ts";
import { Slug } from "./slug.ts";

/**
 * A lab: content/labs/<id>/lab.yaml, beside solution.sh (must pass every goal) and wrong.sh (a
 * likely mistake, must fail at least one). A goal is a JMESPath expression over the answer of one
 * `aws` command, so it looks at the world and never at what the learner typed.
 */
export const Lab = z.strictObject({
  version: z.literal(1),
  id: Slug,
  title: Bilingual,
  task: Bilingual,
  lesson: z.enum(LESSON_SLUGS),
  minutes: z.int().check(z.minimum(1), z.maximum(60)),
  /** Commands that make the starting world. */
  setup: z.string(),
  goals: z
    .array(
      z.strictObject({
        id: Slug,
        says: Bilingual,
        command: z.string().check(z.startsWith("aws ")),
        holds: z.string().check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
  /** From a nudge to nearly the command; shown one at a time. */
  hints: z.array(Bilingual),
});
export type Lab = z.infer<typeof Lab>;
