import * as z from "zod/mini";

import { LocaleSchema } from "../content/bilingual.ts";
import { LESSON_SLUGS } from "../content/registry.ts";
import { Response } from "../exam/index.ts";
import { BilingualRichText } from "./rich-text.ts";

export { LocaleSchema };

export const NoParams = z.object({});
export const NoBody = z.unknown();

export const Uuid = z.uuid();

/** A moment as ISO 8601 with offset; all times on the wire are the server's. */
export const Instant = z.iso.datetime({ offset: true });

export const TopicSlug = z.enum(LESSON_SLUGS);

const frame = {
  depth: z.enum(["exam", "beyond"]),
  topic: TopicSlug,
  blueprint: z.string(),
  stem: BilingualRichText,
  /** Is a part of the answer worth a part of the point? Said to the learner. */
  credit: z.enum(["all-or-nothing", "partial"]),
};
const parts = z.array(z.strictObject({ id: z.string(), text: BilingualRichText }));

/** What a learner sees of an item before answering. No key, no rationale. See lib/content/public-item.ts. */
export const PublicItemDto = z.discriminatedUnion("type", [
  z.strictObject({ ...frame, type: z.literal("single-choice"), selectCount: z.number(), options: parts }),
  z.strictObject({ ...frame, type: z.literal("multiple-response"), selectCount: z.number(), options: parts }),
  z.strictObject({ ...frame, type: z.literal("true-false") }),
  z.strictObject({ ...frame, type: z.literal("ordering"), options: parts }),
  z.strictObject({ ...frame, type: z.literal("matching"), prompts: parts, options: parts }),
  z.strictObject({ ...frame, type: z.literal("numeric"), unit: z.nullable(BilingualRichText) }),
]);
export type PublicItemDto = z.infer<typeof PublicItemDto>;

/** Scripts that show in the simulator why an item's key is right. See lib/content/proof.ts and lib/bench. */
export const ProofDto = z.strictObject({
  /** Ids whose claims hold. */
  keys: z.array(z.string()),
  setup: z.string(),
  claims: z.array(
    z.strictObject({
      optionId: z.string(),
      /** Null where it cannot be run: then `notExecutable` says why. */
      run: z.nullable(z.string()),
      failsWith: z.nullable(z.string()),
      notExecutable: z.nullable(BilingualRichText),
    }),
  ),
  counterfactuals: z.array(z.strictObject({ optionId: z.string(), says: BilingualRichText, change: z.string() })),
});
export type ProofDto = z.infer<typeof ProofDto>;

/** What a learner sees of an item after the answer is stored, or the attempt is over. */
export const ItemFeedbackDto = z.strictObject({
  correct: z.boolean(),
  /** 0 … 1; below 1 and above 0 only where the item gives partial credit. */
  points: z.number(),
  /** The response that is right. */
  key: Response,
  /** In the order shown; by id of option, element, prompt, choice or answer. */
  rationales: z.array(z.strictObject({ optionId: z.string(), text: BilingualRichText })),
  lesson: z.strictObject({ slug: TopicSlug, section: z.nullable(z.string()), written: z.boolean() }),
  references: z.array(z.strictObject({ url: z.string(), checked: z.string() })),
  /** What would make a distractor right. */
  counterfactuals: z.array(z.strictObject({ optionId: z.string(), text: BilingualRichText })),
  proof: z.nullable(ProofDto),
});
export type ItemFeedbackDto = z.infer<typeof ItemFeedbackDto>;
