import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { LESSON_SLUGS } from "./registry.ts";
import { Slug } from "./slug.ts";

/** A term of the glossary: content/glossary/<id>.yaml. */
export const GlossaryTerm = z.strictObject({
  version: z.literal(1),
  id: Slug,
  /** As AWS writes it in each language; names of services and operations stay in English. */
  term: Bilingual,
  /** Other names it goes by, old ones included, so that a search finds it. */
  alsoCalled: z._default(z.array(z.string().check(z.minLength(1))), []),
  /** One or two sentences that stand alone in a hover card. */
  definition: Bilingual,
  facts: z.array(Slug).check(z.minLength(1)),
  lesson: z.enum(LESSON_SLUGS),
  seeAlso: z._default(z.array(Slug), []),
});
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;
