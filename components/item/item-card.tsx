"use client";

import { Check, Eraser, X } from "lucide-react";
import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";

import { RichText } from "./rich-text.tsx";

interface Props {
  /** Unique on the page: it groups the options. */
  readonly name: string;
  readonly item: PublicItemDto;
  readonly locale: Locale;
  readonly chosen: readonly string[];
  readonly onChoose: (optionIds: readonly string[]) => void;
  readonly struck: readonly string[];
  readonly onStrike: (optionIds: readonly string[]) => void;
  /** Given once the answer is stored: options can no longer be changed, and each has its reason. */
  readonly feedback?: ItemFeedbackDto | undefined;
  /** Stands above the stem: "3 of 10". */
  readonly heading?: ReactNode;
}

/** One question: stem, options as real radios or checkboxes, and after the answer a reason for each. */
export function ItemCard({ name, item, locale, chosen, onChoose, struck, onStrike, feedback, heading }: Props) {
  const t = useTexts("item");
  const single = item.type === "single-choice";
  return (
    <fieldset className="min-w-0">
      <legend className="w-full">
        {heading}
        <span className="mt-2 block max-w-[66ch] font-serif text-xl leading-snug" lang={locale}>
          <RichText tree={item.stem[locale]} inline />
        </span>
        {!single && (
          <span className="mt-2 block text-sm text-ink-soft">{t("choose", { count: item.selectCount })}</span>
        )}
      </legend>
      <ol className="mt-5 grid grid-cols-1 gap-2.5">
        {item.options.map((option, index) => {
          const selected = chosen.includes(option.id);
          const out = struck.includes(option.id);
          const verdict = feedback && verdictOf(feedback.keyOptionIds.includes(option.id), selected);
          return (
            <li
              key={option.id}
              className="sheet grid grid-cols-[minmax(0,1fr)_auto] has-[:checked]:border-ink"
              data-verdict={verdict}
            >
              <label className="flex gap-3 px-3 py-3 md:px-4">
                <input
                  type={single ? "radio" : "checkbox"}
                  name={name}
                  value={option.id}
                  checked={selected}
                  disabled={feedback !== undefined}
                  className="mt-1 size-4 shrink-0 accent-[var(--ink)]"
                  onChange={() => onChoose(single ? [option.id] : toggle(chosen, option.id))}
                />
                <kbd aria-hidden className="mt-0.5 hidden self-start sm:inline">
                  {index + 1}
                </kbd>
                <span className={out ? "text-ink-soft line-through" : ""} lang={locale}>
                  <RichText tree={option.text[locale]} inline />
                </span>
              </label>
              {!feedback && (
                <button
                  type="button"
                  className="button button-quiet button-small m-1 self-start"
                  aria-pressed={out}
                  aria-label={t(out ? "unstrike" : "strike", { number: index + 1 })}
                  title={t(out ? "unstrike" : "strike", { number: index + 1 })}
                  onClick={() => onStrike(toggle(struck, option.id))}
                >
                  <Eraser aria-hidden size={16} strokeWidth={1.75} />
                </button>
              )}
              {feedback && verdict && (
                <div className="col-span-2 flex gap-3 border-t border-rule px-3 py-3 text-sm md:px-4">
                  <VerdictMark verdict={verdict} />
                  <div className="min-w-0">
                    <p className={`font-medium ${verdict.startsWith("right") ? "text-pass" : "text-ink-soft"}`}>
                      {t(`verdict.${verdict}`)}
                    </p>
                    <div className="mt-0.5 max-w-[66ch]" lang={locale}>
                      <RichText
                        tree={feedback.rationales.find(({ optionId }) => optionId === option.id)?.text[locale] ?? []}
                      />
                    </div>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}

type Verdict = "right-chosen" | "right-missed" | "wrong-chosen" | "wrong-left";

function verdictOf(key: boolean, chosen: boolean): Verdict {
  if (key) return chosen ? "right-chosen" : "right-missed";
  return chosen ? "wrong-chosen" : "wrong-left";
}

function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const right = verdict.startsWith("right");
  const Icon = right ? Check : X;
  const color = right ? "text-pass" : verdict === "wrong-chosen" ? "text-fail" : "text-ink-soft";
  return <Icon aria-hidden size={18} className={`mt-0.5 shrink-0 ${color}`} />;
}

function toggle(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}
