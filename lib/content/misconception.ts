import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS } from "./registry.ts";
import { Slug } from "./slug.ts";

/** A wrong belief that distractors are built from: content/misconceptions/<id>.yaml. */
export const Misconception = z.strictObject({
  version: z.literal(1),
  id: Slug,
  belief: Bilingual,
  /** The fact that corrects it. */
  fact: Slug,
  /** Where to read about it. */
  lesson: z.enum(LESSON_SLUGS),
});
export type Misconception = z.infer<typeof Misconception>;
