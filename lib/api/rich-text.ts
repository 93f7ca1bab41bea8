import * as z from "zod/mini";

/**
 * Item text on its way to the browser: Markdown parsed on the server into a small tree. The client
 * builds elements from the tags named here and nothing else, so instructor text stays data.
 * A node is a string, or [tag, ...children]; the whole is the list of block nodes.
 */
export const RICH_TAGS = ["p", "code", "pre", "em", "strong", "ul", "ol", "li", "br"] as const;
export type RichTag = (typeof RICH_TAGS)[number];

export type RichNode = string | readonly [RichTag, ...RichNode[]];

const RichNodeSchema: z.ZodMiniType<RichNode> = z.lazy(() =>
  z.union([z.string(), z.tuple([z.enum(RICH_TAGS)], RichNodeSchema)]),
);

export const RichText = z.array(RichNodeSchema);
export type RichText = z.infer<typeof RichText>;

/** A text in both languages, so that the learner can switch without a new request. */
export const BilingualRichText = z.strictObject({ en: RichText, "pt-BR": RichText });
export type BilingualRichText = z.infer<typeof BilingualRichText>;
