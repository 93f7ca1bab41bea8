"use client";

import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";
import type { Response } from "@/lib/exam";

import { ChoiceAnswer } from "./choice-answer.tsx";
import { MatchingAnswer } from "./matching-answer.tsx";
import { NumericAnswer } from "./numeric-answer.tsx";
import { OrderingAnswer } from "./ordering-answer.tsx";
import { RichText } from "./rich-text.tsx";

interface Props {
  /** Unique on the page: it groups the options. */
  readonly name: string;
  readonly item: PublicItemDto;
  readonly locale: Locale;
  readonly response: Response | null;
  readonly onRespond: (response: Response | null) => void;
  readonly struck: readonly string[];
  readonly onStrike: (optionIds: readonly string[]) => void;
  /** Given once the answer is stored: it can no longer be changed, and each part has its reason. */
  readonly feedback?: ItemFeedbackDto | undefined;
  /** Given and not yet graded: it can no longer be changed, and has no reasons yet. */
  readonly locked?: boolean;
  /** Stands above the stem: "3 of 10". */
  readonly heading?: ReactNode;
}

/** One question: stem, what to do, the way to answer it, and after the answer a reason for each part. */
export function ItemCard({ heading, locked = false, ...props }: Props) {
  const t = useTexts("item");
  const { item, locale, feedback } = props;
  return (
    <fieldset className="min-w-0" disabled={locked}>
      <legend className="w-full">
        {heading}
        <span className="mt-2 block max-w-[66ch] font-serif text-xl leading-snug" lang={locale}>
          <RichText tree={item.stem[locale]} inline />
        </span>
        <Instruction item={item} />
      </legend>
      <Answer {...props} />
      {feedback && item.credit === "partial" && !feedback.correct && (
        <p className="mt-3 text-sm text-ink-soft">
          {t("types.credit.earned", { percent: Math.round(feedback.points * 100) })}
        </p>
      )}
    </fieldset>
  );
}

/** What to do, where the stem alone does not make it plain, and whether a part of it counts. */
function Instruction({ item }: { readonly item: PublicItemDto }) {
  const t = useTexts("item");
  const texts: string[] = [];
  if (item.type === "multiple-response") texts.push(t("choose", { count: item.selectCount }));
  if (item.type === "true-false") texts.push(t("types.truth.instruction"));
  if (item.type === "ordering") texts.push(t("types.ordering.instruction"));
  if (item.type === "matching") texts.push(t("types.matching.instruction"));
  if (["multiple-response", "ordering", "matching"].includes(item.type)) texts.push(t(`types.credit.${item.credit}`));
  return texts.length === 0 ? null : <span className="mt-2 block text-sm text-ink-soft">{texts.join(" ")}</span>;
}

function Answer({ item, struck, onStrike, ...props }: Omit<Props, "heading" | "locked">) {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
    case "true-false":
      return <ChoiceAnswer {...props} item={item} struck={struck} onStrike={onStrike} />;
    case "ordering":
      return <OrderingAnswer {...props} item={item} />;
    case "matching":
      return <MatchingAnswer {...props} item={item} />;
    case "numeric":
      // Numbers are written differently in the two languages: a switch writes the field anew.
      return <NumericAnswer key={props.locale} {...props} item={item} />;
  }
}
