import "server-only";
import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { BilingualRichText } from "@/lib/api/rich-text";
import { ItemDocument, toPublicItem, toRubric } from "@/lib/content/item";
import type { Bilingual } from "@/lib/content/bilingual";
import { isWritten, parseLessonLink } from "@/lib/content/registry";
import type { AnswerableItem, Rubric } from "@/lib/exam";
import { invariant } from "@/lib/result";

/** One immutable revision of an item, parsed once, with its texts made ready for the browser. */
export interface ItemView {
  readonly itemId: string;
  readonly topic: string;
  readonly answerable: AnswerableItem;
  /** Stays on the server. */
  readonly rubric: Rubric;
  /** The item without key or rationale, its options in the given order. */
  readonly toPublic: (optionOrder: readonly string[]) => PublicItemDto;
  /** What the learner gets after the answer is stored, and not before. */
  readonly toFeedback: (optionOrder: readonly string[], correct: boolean) => ItemFeedbackDto;
}

/**
 * @param document an ItemDocument as stored
 * @param toRichText Markdown to tree
 */
export function createItemView(document: unknown, toRichText: (text: Bilingual) => BilingualRichText): ItemView {
  const item = ItemDocument.parse(document);
  const stem = toRichText(item.stem);
  const options = new Map(item.options.map((option) => [option.id, toRichText(option.text)]));
  const rationales = new Map(item.options.map((option) => [option.id, toRichText(option.rationale)]));
  const link = parseLessonLink(item.lesson);
  invariant(link !== null, "an item's lesson link was checked when it was stored");
  const lesson = { slug: link.slug, section: link.section ?? null, written: isWritten(link.slug) };
  const keys = item.options.filter((option) => option.key).map((option) => option.id);

  return {
    itemId: item.id,
    topic: item.topic,
    answerable: { type: item.type, optionIds: item.options.map((option) => option.id) },
    rubric: toRubric(item),
    toPublic(optionOrder) {
      const { type, depth, topic, blueprint, selectCount, options: ordered } = toPublicItem(item, optionOrder);
      return {
        type,
        depth,
        topic,
        blueprint,
        selectCount,
        stem,
        options: ordered.map(({ id }) => ({ id, text: textOf(options, id) })),
      };
    },
    toFeedback(optionOrder, correct) {
      return {
        correct,
        keyOptionIds: optionOrder.filter((id) => keys.includes(id)),
        rationales: optionOrder.map((id) => ({ optionId: id, text: textOf(rationales, id) })),
        lesson,
        references: item.references.map(({ url, checked }) => ({ url, checked })),
      };
    },
  };
}

function textOf(texts: ReadonlyMap<string, BilingualRichText>, optionId: string): BilingualRichText {
  const text = texts.get(optionId);
  invariant(text !== undefined, "a stored option order names only options of its revision");
  return text;
}
