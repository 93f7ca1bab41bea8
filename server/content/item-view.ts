import "server-only";
import type { ItemFeedbackDto, ProofDto, PublicItemDto } from "@/lib/api/common";
import type { BilingualRichText } from "@/lib/api/rich-text";
import type { Bilingual } from "@/lib/content/bilingual";
import { taskOfPoint } from "@/lib/content/blueprint";
import { ItemDocument } from "@/lib/content/item";
import { elementsOf } from "@/lib/content/item-elements";
import { misconceptionsIn } from "@/lib/content/item-misconceptions";
import { rationalesFor } from "@/lib/content/item-rationales";
import { toAnswerable, toRubric } from "@/lib/content/item-rubric";
import { toPublicItem } from "@/lib/content/public-item";
import { isWritten, parseLessonLink } from "@/lib/content/registry";
import {
  type AnswerableItem,
  arrangeElements,
  type CreditPolicy,
  keyResponse,
  type Response,
  type Rubric,
  type Score,
} from "@/lib/exam";
import { invariant } from "@/lib/result";

/** One immutable revision of an item, parsed once, with its texts made ready for the browser. */
export interface ItemView {
  readonly itemId: string;
  readonly topic: string;
  /** Of the exam guide: "2.2". */
  readonly task: string;
  /** The misconception behind each wrong option that has one. Stays on the server. */
  readonly beliefs: ReadonlyMap<string, string>;
  readonly answerable: AnswerableItem;
  /** Stays on the server. */
  readonly rubric: Rubric;
  /** For lists of what was answered, as written. */
  readonly stem: Bilingual;
  /** Wrong beliefs (content/misconceptions) that the item tempts with, and those that a response shows. */
  readonly misconceptions: readonly string[];
  readonly misconceptionsIn: (response: Response) => string[];
  /** The order in which whoever has this seed sees options, elements or choices. */
  readonly arrange: (seed: string) => string[];
  /** The item without key or rationale, its options in the given order. */
  readonly toPublic: (optionOrder: readonly string[], policy: CreditPolicy) => PublicItemDto;
  /** What the learner gets after the answer is stored, and not before. */
  readonly toFeedback: (optionOrder: readonly string[], response: Response | null, score: Score) => ItemFeedbackDto;
}

/**
 * @param document an ItemDocument as stored
 * @param toRichText Markdown to tree
 */
export function createItemView(document: unknown, toRichText: (text: Bilingual) => BilingualRichText): ItemView {
  const item = ItemDocument.parse(document);
  const rubric = toRubric(item);
  const answerable = toAnswerable(item);
  const toText = onceEach(toRichText);
  const link = parseLessonLink(item.lesson);
  invariant(link !== null, "an item's lesson link was checked when it was stored");
  const lesson = { slug: link.slug, section: link.section ?? null, written: isWritten(link.slug) };

  return {
    itemId: item.id,
    topic: item.topic,
    task: taskOfPoint(item.blueprint),
    beliefs: new Map(
      elementsOf(item).flatMap(({ id, key, misconception }): [string, string][] =>
        key || misconception === undefined ? [] : [[id, misconception]],
      ),
    ),
    answerable,
    rubric,
    stem: item.stem,
    misconceptions: [...new Set(elementsOf(item).flatMap(({ misconception }) => misconception ?? []))],
    misconceptionsIn: (response) => misconceptionsIn(item, response),
    arrange: (seed) => arrangeElements(seed, item.id, rubric, answerable.optionIds),
    toPublic: (optionOrder, policy) => toPublicItem(item, { optionOrder, policy, toText }),
    toFeedback: (optionOrder, response, { correct, points }) => ({
      correct,
      points,
      key: keyResponse(rubric),
      rationales: rationalesFor(item, optionOrder, response).map(({ id, rationale }) => ({
        optionId: id,
        text: toText(rationale),
      })),
      lesson,
      references: pagesOf(item),
      counterfactuals: item.counterfactuals.map(({ option, says }) => ({ optionId: option, text: toText(says) })),
      proof: toProofDto(item, toText),
    }),
  };
}

/** Each page once, with the day it was last checked: several facts may rest on one page. */
function pagesOf({ references }: ItemDocument): ItemFeedbackDto["references"] {
  const byDate = references.toSorted((left, right) => (left.checked < right.checked ? -1 : 1));
  const checked = new Map(byDate.map((reference) => [reference.url, reference.checked]));
  return [...checked].map(([url, day]) => ({ url, checked: day }));
}

function toProofDto(item: ItemDocument, toText: (text: Bilingual) => BilingualRichText): ProofDto | null {
  if (item.proof === undefined) return null;
  const { setup, claims, counterfactuals } = item.proof;
  return {
    keys: elementsOf(item).flatMap(({ id, key }) => (key ? [id] : [])),
    setup,
    claims: Object.entries(claims).map(([optionId, claim]) =>
      "run" in claim
        ? { optionId, run: claim.run, failsWith: claim.failsWith ?? null, notExecutable: null }
        : { optionId, run: null, failsWith: null, notExecutable: toText(claim.notExecutable) },
    ),
    counterfactuals: counterfactuals.map(({ option, says, change }) => ({
      optionId: option,
      says: toText(says),
      change,
    })),
  };
}

/** Each text of the item is parsed when it is first asked for, and then kept. */
function onceEach(toRichText: (text: Bilingual) => BilingualRichText): (text: Bilingual) => BilingualRichText {
  const ready = new Map<Bilingual, BilingualRichText>();
  return (text) => {
    const known = ready.get(text) ?? toRichText(text);
    ready.set(text, known);
    return known;
  };
}
