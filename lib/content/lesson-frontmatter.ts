import * as z from "zod/mini";

import { LESSON_SLUGS } from "./registry.ts";
import { Slug } from "./slug.ts";

/** What stands above a lesson's text: content/lessons/<slug>/<locale>.mdx. */
export const LessonFrontmatter = z.strictObject({
  version: z.literal(1),
  slug: z.enum(LESSON_SLUGS),
  title: z.string().check(z.minLength(1)),
  /** For search engines and the course map. */
  description: z.string().check(z.minLength(40), z.maxLength(160)),
  /** Reading time. */
  minutes: z.int().check(z.minimum(3), z.maximum(20)),
  blueprint: z.array(z.string().check(z.regex(/^clf-c02:[1-4]\.[1-8](-[KS]\d{1,2})?$/))).check(z.minLength(1)),
  /** Facts of content/facts that the lesson rests on. */
  facts: z.array(Slug).check(z.minLength(1)),
  /** Items with `use: lesson` that make its check. */
  checkItems: z.array(Slug).check(z.minLength(1)),
  references: z
    .array(z.strictObject({ title: z.string(), url: z.url({ protocol: /^https$/ }), checked: z.iso.date() }))
    .check(z.minLength(1)),
  updated: z.iso.date(),
});
export type LessonFrontmatter = z.infer<typeof LessonFrontmatter>;
