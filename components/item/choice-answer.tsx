"use client";

import { Eraser } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";
import { TRUTH_IDS } from "@/lib/exam";

import type { AnswerProps } from "./answer-props.ts";
import { chosenIn, toggleOption } from "./response-draft.ts";
import { RichText } from "./rich-text.tsx";
import { VerdictNote } from "./verdict-note.tsx";

interface Props extends AnswerProps<"single-choice" | "multiple-response" | "true-false"> {
  readonly struck: readonly string[];
  readonly onStrike: (optionIds: readonly string[]) => void;
}

/** Options as real radios or checkboxes, each with its reason after the answer. */
export function ChoiceAnswer({ name, item, locale, response, onRespond, struck, onStrike, feedback }: Props) {
  const t = useTexts("item");
  const chosen = chosenIn(response);
  const keys = chosenIn(feedback?.key ?? null);
  const options =
    item.type === "true-false"
      ? TRUTH_IDS.map((id) => ({ id, text: t(`types.truth.${id}`), lang: undefined }))
      : item.options.map(({ id, text }) => ({ id, text: <RichText tree={text[locale]} inline />, lang: locale }));
  return (
    <ol className="mt-5 grid grid-cols-1 gap-2.5">
      {options.map(({ id, text, lang }, index) => {
        const selected = chosen.includes(id);
        const out = struck.includes(id);
        const verdict = feedback && verdictOf(keys.includes(id), selected);
        return (
          <li
            key={id}
            className="sheet grid grid-cols-[minmax(0,1fr)_auto] has-[:checked]:border-ink"
            data-verdict={verdict}
          >
            <label className="flex gap-3 px-3 py-3 md:px-4">
              <input
                type={item.type === "multiple-response" ? "checkbox" : "radio"}
                name={name}
                value={id}
                checked={selected}
                disabled={feedback !== undefined}
                className="mt-1 size-4 shrink-0 accent-[var(--ink)]"
                onChange={() => onRespond(toggleOption(item, response, id))}
              />
              <kbd aria-hidden className="mt-0.5 hidden self-start sm:inline">
                {index + 1}
              </kbd>
              <span className={`min-w-0 ${out ? "text-ink-soft line-through" : ""}`} lang={lang}>
                {text}
              </span>
            </label>
            {/* Of two options, striking one out would be choosing the other. */}
            {!feedback && item.type !== "true-false" && (
              <button
                type="button"
                className="button button-quiet button-small m-1 self-start"
                aria-pressed={out}
                aria-label={t(out ? "unstrike" : "strike", { number: index + 1 })}
                title={t(out ? "unstrike" : "strike", { number: index + 1 })}
                onClick={() => onStrike(out ? struck.filter((other) => other !== id) : [...struck, id])}
              >
                <Eraser aria-hidden size={16} strokeWidth={1.75} />
              </button>
            )}
            {feedback && verdict && (
              <VerdictNote tone={TONES[verdict]} optionId={id} feedback={feedback} locale={locale}>
                {t(`verdict.${verdict}`)}
              </VerdictNote>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type Verdict = "right-chosen" | "right-missed" | "wrong-chosen" | "wrong-left";

const TONES = {
  "right-chosen": "right",
  "right-missed": "right",
  "wrong-chosen": "wrong",
  "wrong-left": "left",
} as const;

function verdictOf(key: boolean, chosen: boolean): Verdict {
  if (key) return chosen ? "right-chosen" : "right-missed";
  return chosen ? "wrong-chosen" : "wrong-left";
}
