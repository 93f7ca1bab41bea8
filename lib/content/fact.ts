import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { Slug } from "./slug.ts";

/** A taught fact: content/facts/<id>.yaml. Lessons and items cite it; it carries its source and its date. */
export const Fact = z.strictObject({
  version: z.literal(1),
  id: Slug,
  statement: Bilingual,
  source: z.url({ protocol: /^https$/ }),
  checked: z.iso.date(),
  /** By then somebody looks again; a content test fails after it. */
  recheckBy: z.iso.date(),
  confidence: z.enum(["official", "second-hand", "unverified"]),
});
export type Fact = z.infer<typeof Fact>;
