import * as z from "zod/mini";

import { Slug } from "./slug.ts";

/**
 * The commands of a lesson: content/lessons/<slug>/commands.yaml, one file for both languages. The blocks
 * run in order in one session, so that a later one may use what an earlier one made. What each prints is
 * recorded beside it by `npm run lessons:record`; a content test runs them all and compares.
 */
export const LessonCommands = z.strictObject({
  version: z.literal(1),
  /** Makes the starting world; not shown. */
  setup: z.optional(z.string()),
  blocks: z
    .array(
      z.strictObject({
        id: Slug,
        run: z.string().check(z.regex(/\S/, "is empty")),
        /** It is to end with an error: that is what it teaches. */
        expectFailure: z._default(z.boolean(), false),
        output: z._default(z.string(), ""),
      }),
    )
    .check(z.minLength(2)),
});
export type LessonCommands = z.infer<typeof LessonCommands>;
