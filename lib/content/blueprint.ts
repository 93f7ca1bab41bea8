import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS } from "./registry.ts";

/** What an exam form must contain: content/blueprints/<slug>.yaml, seeded and versioned. */
export const BlueprintDocument = z.strictObject({
  version: z.literal(1),
  slug: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: Bilingual,
  durationMinutes: z.int().check(z.minimum(1), z.maximum(600)),
  passScore: z.int().check(z.minimum(100), z.maximum(1000)),
  /** Cells of the form; each item belongs to one cell at most. Counts must be met exactly. */
  cells: z
    .array(
      z.strictObject({
        topics: z.array(z.enum(LESSON_SLUGS)).check(z.minLength(1)),
        count: z.int().check(z.minimum(1)),
      }),
    )
    .check(z.minLength(1)),
});
export type BlueprintDocument = z.infer<typeof BlueprintDocument>;
