"use client";

import { useTexts } from "@/i18n/use-texts";

import type { AnswerProps } from "./answer-props.ts";
import { plainText } from "./plain-text.ts";
import { matchPrompt } from "./response-draft.ts";
import { RichText } from "./rich-text.tsx";
import { VerdictNote } from "./verdict-note.tsx";

/** Prompts, each with a list to choose its match from. A choice may fit several prompts, or none. */
export function MatchingAnswer({ name, item, locale, response, onRespond, feedback }: AnswerProps<"matching">) {
  const t = useTexts("item");
  const given = response?.type === "matching" ? response.matches : [];
  const right = feedback?.key.type === "matching" ? feedback.key.matches : [];
  const textOf = (id: string | undefined) => item.options.find((option) => option.id === id)?.text[locale] ?? [];
  const asked = new Set(right.map(({ choice }) => choice));
  const spare = feedback ? item.options.filter(({ id }) => !asked.has(id)) : [];
  return (
    <>
      <ol className="mt-5 grid grid-cols-1 gap-2.5">
        {item.prompts.map(({ id, text }) => {
          const choice = given.find(({ prompt }) => prompt === id)?.choice;
          const answer = right.find(({ prompt }) => prompt === id)?.choice;
          return (
            <li
              key={id}
              className="sheet"
              data-verdict={feedback && (choice === answer ? "right-match" : "wrong-match")}
            >
              <label className="grid grid-cols-1 gap-2 px-3 py-3 md:grid-cols-2 md:items-center md:gap-4 md:px-4">
                <span className="min-w-0" lang={locale}>
                  <RichText tree={text[locale]} inline />
                </span>
                <select
                  className="field w-full min-w-0"
                  name={`${name}-${id}`}
                  lang={locale}
                  value={choice ?? ""}
                  disabled={feedback !== undefined}
                  onChange={({ target }) =>
                    onRespond(matchPrompt(response, id, target.value === "" ? null : target.value))
                  }
                >
                  <option value="" lang={t.locale}>
                    {t("types.matching.open")}
                  </option>
                  {item.options.map((option) => (
                    <option key={option.id} value={option.id}>
                      {plainText(option.text[locale])}
                    </option>
                  ))}
                </select>
              </label>
              {feedback && (
                <VerdictNote
                  tone={choice === answer ? "right" : "wrong"}
                  optionId={id}
                  feedback={feedback}
                  locale={locale}
                >
                  {choice === answer
                    ? t("types.matching.right")
                    : t("types.matching.belongs", { choice: plainText(textOf(answer)) })}
                </VerdictNote>
              )}
            </li>
          );
        })}
      </ol>
      {feedback && spare.length > 0 && (
        <ul className="mt-2.5 grid grid-cols-1 gap-2.5">
          {spare.map(({ id, text }) => (
            <li key={id} className="sheet">
              <p className="px-3 py-3 md:px-4" lang={locale}>
                <RichText tree={text[locale]} inline />
              </p>
              <VerdictNote tone="left" optionId={id} feedback={feedback} locale={locale}>
                {t("types.matching.spare")}
              </VerdictNote>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
