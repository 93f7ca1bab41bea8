import * as z from "zod/mini";

/**
 * The two halves of grading. A response is what a learner gave; a rubric is what the author keyed.
 * The rubric never leaves the server before the response is stored. One file per item type joins
 * here when a type is added; score-response.ts is the registry.
 */

/** Option ids are short, stable and say nothing of their place: they are shuffled per learner. */
export const OptionId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
export type OptionId = z.infer<typeof OptionId>;

export const Response = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single-choice"), optionId: OptionId }),
  z.strictObject({
    type: z.literal("multiple-response"),
    optionIds: z.array(OptionId).check(z.minLength(1), z.maxLength(12)),
  }),
]);
export type Response = z.infer<typeof Response>;

export type ItemType = Response["type"];

export type Rubric =
  | { readonly type: "single-choice"; readonly key: string }
  | { readonly type: "multiple-response"; readonly keys: readonly string[] };

export interface Score {
  /** 0 or 1: exam items are all or nothing. */
  readonly points: 0 | 1;
  readonly correct: boolean;
}
