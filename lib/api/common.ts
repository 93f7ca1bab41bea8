import * as z from "zod/mini";

import { LocaleSchema } from "../content/bilingual.ts";
import { LESSON_SLUGS } from "../content/registry.ts";
import { BilingualRichText } from "./rich-text.ts";

export { LocaleSchema };

export const NoParams = z.object({});
export const NoBody = z.unknown();

export const Uuid = z.uuid();

/** A moment as ISO 8601 with offset; all times on the wire are the server's. */
export const Instant = z.iso.datetime({ offset: true });

export const TopicSlug = z.enum(LESSON_SLUGS);

/** What a learner sees of an item before answering. No key, no rationale. */
export const PublicItemDto = z.strictObject({
  type: z.enum(["single-choice", "multiple-response"]),
  depth: z.enum(["exam", "beyond"]),
  topic: TopicSlug,
  blueprint: z.string(),
  selectCount: z.number(),
  stem: BilingualRichText,
  options: z.array(z.strictObject({ id: z.string(), text: BilingualRichText })),
});
export type PublicItemDto = z.infer<typeof PublicItemDto>;

/** What a learner sees of an item after the answer is stored, or the attempt is over. */
export const ItemFeedbackDto = z.strictObject({
  correct: z.boolean(),
  keyOptionIds: z.array(z.string()),
  rationales: z.array(z.strictObject({ optionId: z.string(), text: BilingualRichText })),
  lesson: z.strictObject({ slug: TopicSlug, section: z.nullable(z.string()), written: z.boolean() }),
  references: z.array(z.strictObject({ url: z.string(), checked: z.string() })),
});
export type ItemFeedbackDto = z.infer<typeof ItemFeedbackDto>;
