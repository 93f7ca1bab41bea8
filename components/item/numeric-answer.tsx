"use client";

import { useId, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { AnswerProps } from "./answer-props.ts";
import { formatNumber, parseNumber } from "./number-text.ts";
import { RichText } from "./rich-text.tsx";
import { VerdictNote } from "./verdict-note.tsx";

/** A field for one number, written as the item's language writes numbers; says back how it was read. */
export function NumericAnswer({ name, item, locale, response, onRespond, feedback }: AnswerProps<"numeric">) {
  const t = useTexts("item");
  const hint = useId();
  const value = response?.type === "numeric" ? response.value : null;
  const right = feedback?.key.type === "numeric" ? feedback.key.value : null;
  const [text, setText] = useState(() => (value === null ? "" : formatNumber(value, locale)));
  const unreadable = text.trim() !== "" && value === null;

  function write(next: string) {
    setText(next);
    const read = parseNumber(next, locale);
    onRespond(read === null ? null : { type: "numeric", value: read });
  }

  return (
    <div className="mt-5">
      <label className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t("types.numeric.label")}</span>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          name={name}
          className="field w-40 font-mono"
          value={text}
          disabled={feedback !== undefined}
          aria-invalid={unreadable}
          aria-describedby={hint}
          onChange={({ target }) => write(target.value)}
        />
        {item.unit && (
          <span lang={locale}>
            <RichText tree={item.unit[locale]} inline />
          </span>
        )}
      </label>
      <p id={hint} role="status" className={`mt-1.5 min-h-6 text-sm ${unreadable ? "text-warn" : "text-ink-soft"}`}>
        {unreadable && t("types.numeric.unreadable", { example: formatNumber(1234.5, locale) })}
        {value !== null && !feedback && t("types.numeric.readAs", { value: formatNumber(value, locale) })}
      </p>
      {feedback && right !== null && (
        <ul className="mt-2 grid grid-cols-1 gap-2.5">
          {feedback.rationales.map(({ optionId }, index) => {
            // The reason of the right number comes last; before it, that of a wrong one the author foresaw.
            const isKey = index === feedback.rationales.length - 1;
            return (
              <li key={optionId} className="sheet" data-verdict={isKey ? "right-value" : "wrong-value"}>
                <VerdictNote tone={isKey ? "right" : "wrong"} optionId={optionId} feedback={feedback} locale={locale}>
                  {isKey
                    ? t("types.numeric.right", { value: formatNumber(right, locale) })
                    : t("types.numeric.wrong", { value: value === null ? "" : formatNumber(value, locale) })}
                </VerdictNote>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
