import * as z from "zod/mini";

/**
 * The two halves of grading. A response is what a learner gave; a rubric is what the author keyed.
 * The rubric never leaves the server before the response is stored. A new item type joins in both
 * unions; the compiler then names every place that must know it. score-response.ts is the registry.
 */

/** Ids of options, elements, prompts: short, stable and silent about their place, since they are shuffled. */
export const OptionId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
export type OptionId = z.infer<typeof OptionId>;

/** The two options of a true/false item. */
export const TRUTH_IDS = ["true", "false"] as const;
export type TruthId = (typeof TRUTH_IDS)[number];

/** More than any item has of anything; a bound for what a request may carry. */
const AT_MOST = 12;

/** Which choice a prompt was matched with. */
export const Match = z.strictObject({ prompt: OptionId, choice: OptionId });
export type Match = z.infer<typeof Match>;

export const Response = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single-choice"), optionId: OptionId }),
  z.strictObject({
    type: z.literal("multiple-response"),
    optionIds: z.array(OptionId).check(z.minLength(1), z.maxLength(AT_MOST)),
  }),
  z.strictObject({ type: z.literal("true-false"), optionId: z.enum(TRUTH_IDS) }),
  /** Every element once, the first first. */
  z.strictObject({
    type: z.literal("ordering"),
    order: z.array(OptionId).check(z.minLength(2), z.maxLength(AT_MOST)),
  }),
  /** A prompt that is not named was left open. */
  z.strictObject({
    type: z.literal("matching"),
    matches: z.array(Match).check(z.minLength(1), z.maxLength(AT_MOST)),
  }),
  z.strictObject({ type: z.literal("numeric"), value: z.number().check(z.minimum(-1e15), z.maximum(1e15)) }),
]);
export type Response = z.infer<typeof Response>;

export type ItemType = Response["type"];

/** How far from the key a number may lie: in the number's own unit, or as a share of the key. */
export type Tolerance = { readonly absolute: number } | { readonly relative: number };

export type Rubric =
  | { readonly type: "single-choice"; readonly key: string }
  | { readonly type: "multiple-response"; readonly keys: readonly string[] }
  | { readonly type: "true-false"; readonly key: TruthId }
  | { readonly type: "ordering"; readonly order: readonly string[] }
  | { readonly type: "matching"; readonly matches: readonly Match[] }
  | { readonly type: "numeric"; readonly value: number; readonly tolerance: Tolerance };

export interface Score {
  /** 0 … 1; between them only under a policy that gives partial credit. */
  readonly points: number;
  /** All of it right. Statistics and reviews count this, never the points. */
  readonly correct: boolean;
}
