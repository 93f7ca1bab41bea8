import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";

/**
 * What an exam guide asks for: content/blueprints/<exam>.yaml. Domains and tasks as the guide
 * numbers them, knowledge (K) and skill (S) points in our words.
 */
const Task = z.strictObject({
  id: z.string().check(z.regex(/^[1-4]\.[1-8]$/)),
  title: Bilingual,
  /** Items of a whole form that we draw for it; the guide gives weights to domains only. */
  items: z.int().check(z.minimum(1)),
  points: z
    .array(z.strictObject({ id: z.string().check(z.regex(/^[KS]\d{1,2}$/)), text: Bilingual }))
    .check(z.minLength(1)),
});

export const ExamGuide = z.strictObject({
  version: z.literal(1),
  id: z.literal("clf-c02"),
  title: Bilingual,
  source: z.url({ protocol: /^https$/ }),
  checked: z.iso.date(),
  /** Who split the tasks into points: the guide itself, or we, where its page could not be read. */
  pointsBy: z.enum(["guide", "selo"]),
  durationMinutes: z.int(),
  items: z.int(),
  unscoredItems: z.int(),
  domains: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[1-4]$/)),
        title: Bilingual,
        /** Percent of the scored items. */
        weight: z.int(),
        items: z.int(),
        scoredItems: z.int(),
        tasks: z.array(Task).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
});
export type ExamGuide = z.infer<typeof ExamGuide>;
