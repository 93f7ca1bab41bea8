import type { z } from "zod/mini";

import { itemProblems } from "./item-problems.ts";
import { ItemShape } from "./item-shape.ts";

/**
 * An item of the question bank, as its source file says it and as a revision stores it. The same
 * document serves both, so that the bank can be exported as files and read back without loss.
 * Members that joined later are optional or have a default, so version 1 reads what it always read.
 *
 * Markdown is allowed in stem, options and rationales: inline code, emphasis, lists, code fences.
 */
export const ItemDocument = ItemShape.check((context) => {
  for (const { path, message } of itemProblems(context.value)) {
    context.issues.push({ code: "custom", input: context.value, path: [path], message });
  }
});
export type ItemDocument = z.infer<typeof ItemDocument>;

/** The types that the Cloud Practitioner exam has; forms are drawn from these. */
export const EXAM_ITEM_TYPES = ["single-choice", "multiple-response"] as const;
