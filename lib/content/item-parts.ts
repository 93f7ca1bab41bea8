import * as z from "zod/mini";

import { OptionId, TRUTH_IDS } from "../exam/index.ts";
import { Bilingual } from "./bilingual.ts";
import { Slug } from "./slug.ts";

/**
 * What items are made of. Each part that a learner can get right or wrong has a stable id and a
 * rationale: why it is right or wrong, without letters or positions, since parts are shuffled.
 */
const explained = {
  rationale: Bilingual,
  /** The misconception a distractor is built from (content/misconceptions), where there is one. */
  misconception: z.optional(Slug),
};
const isKey = z._default(z.boolean(), false);

/** One of the options of single choice and multiple response. */
export const ItemOption = z.strictObject({ id: OptionId, key: isKey, text: Bilingual, ...explained });

/** "true" or "false" as an option; its words are the interface's. */
export const TruthOption = z.strictObject({
  id: z.enum(TRUTH_IDS, { error: 'is neither "true" nor "false", in quotation marks' }),
  key: isKey,
  ...explained,
});

/** A step of an order. The rationale says why it stands where it stands. */
export const OrderElement = z.strictObject({ id: OptionId, text: Bilingual, ...explained });

/** What is to be matched; `answer` is the id of its choice. */
export const MatchPrompt = z.strictObject({ id: OptionId, text: Bilingual, answer: OptionId, ...explained });

/** What prompts are matched with. One that no prompt asks for is a distractor and needs its rationale. */
export const MatchChoice = z.strictObject({
  id: OptionId,
  text: Bilingual,
  rationale: z.optional(Bilingual),
  misconception: z.optional(Slug),
});

/** The number that is right (`key`), and wrong ones that can be foreseen. */
export const NumericAnswer = z.strictObject({
  id: OptionId,
  key: isKey,
  value: z.number().check(z.minimum(-1e15), z.maximum(1e15)),
  ...explained,
});

export const NumericTolerance = z.union(
  [
    z.strictObject({ absolute: z.number().check(z.minimum(0)) }),
    z.strictObject({ relative: z.number().check(z.minimum(0), z.maximum(1)) }),
  ],
  { error: "is neither { absolute: … } nor { relative: 0 … 1 }" },
);

export const ItemReference = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** The fact (content/facts) that the page supports. */
  fact: Slug,
  checked: z.iso.date(),
});

/** "What would make this right?", told without a script; see also Proof. */
export const Counterfactual = z.strictObject({ option: OptionId, says: Bilingual });
