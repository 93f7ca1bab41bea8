import type { CreditPolicy, CreditRule } from "../exam/index.ts";
import type { Bilingual } from "./bilingual.ts";
import type { ItemDepth } from "./item-shape.ts";
import type { ItemDocument } from "./item.ts";
import type { LessonSlug } from "./registry.ts";

/**
 * What a learner may see of an item before answering. Built by allow-list: what is not named here
 * stays. `Text` is the texts' form: as written, or made ready for the browser.
 */
export type PublicItem<Text = Bilingual> = PublicFrame<Text> &
  (
    | {
        readonly type: "single-choice" | "multiple-response";
        /** How many options to choose; said to the learner, as in the exam. */
        readonly selectCount: number;
        /** In the order drawn for this learner. */
        readonly options: PublicPart<Text>[];
      }
    | { readonly type: "true-false" }
    | {
        readonly type: "ordering";
        /** In the order drawn for this learner, which is never the right one. */
        readonly options: PublicPart<Text>[];
      }
    | {
        readonly type: "matching";
        readonly prompts: PublicPart<Text>[];
        /** What prompts are matched with, in the order drawn for this learner. */
        readonly options: PublicPart<Text>[];
      }
    | { readonly type: "numeric"; readonly unit: Text | null }
  );

interface PublicFrame<Text> {
  readonly depth: ItemDepth;
  readonly topic: LessonSlug;
  readonly blueprint: string;
  readonly stem: Text;
  /** Is a part of the answer worth a part of the point? */
  readonly credit: CreditRule;
}

interface PublicPart<Text> {
  readonly id: string;
  readonly text: Text;
}

export interface Presentation<Text> {
  /** The ids that arrangeElements drew. Ids that are not in the order are left out. */
  readonly optionOrder: readonly string[];
  readonly policy: CreditPolicy;
  readonly toText: (text: Bilingual) => Text;
}

/** The answerless view of an item, as one learner sees it. */
export function toPublicItem<Text>(item: ItemDocument, presentation: Presentation<Text>): PublicItem<Text> {
  const { optionOrder, policy, toText } = presentation;
  const frame = {
    depth: item.depth,
    topic: item.topic,
    blueprint: item.blueprint,
    stem: toText(item.stem),
    credit: policy[item.type],
  };
  const inOrder = (parts: readonly PublicPart<Bilingual>[]): PublicPart<Text>[] =>
    optionOrder.flatMap((id) => {
      const part = parts.find((candidate) => candidate.id === id);
      return part ? [{ id, text: toText(part.text) }] : [];
    });
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
      return {
        ...frame,
        type: item.type,
        selectCount: item.options.filter(({ key }) => key).length,
        options: inOrder(item.options),
      };
    case "true-false":
      return { ...frame, type: item.type };
    case "ordering":
      return { ...frame, type: item.type, options: inOrder(item.elements) };
    case "matching":
      return {
        ...frame,
        type: item.type,
        prompts: item.prompts.map(({ id, text }) => ({ id, text: toText(text) })),
        options: inOrder(item.choices),
      };
    case "numeric":
      return { ...frame, type: item.type, unit: item.unit === undefined ? null : toText(item.unit) };
  }
}
