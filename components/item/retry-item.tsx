"use client";

import { Lightbulb } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";
import type { Response } from "@/lib/exam";

import { hintOrder, isRight } from "./hints.ts";
import { ItemCard } from "./item-card.tsx";
import { choosableIds, chosenIn, isComplete, toggleOption } from "./response-draft.ts";
import { RichText } from "./rich-text.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

interface Props {
  readonly name: string;
  readonly item: Extract<PublicItemDto, { type: "single-choice" | "multiple-response" }>;
  readonly locale: Locale;
  readonly feedback: ItemFeedbackDto;
  /** The answer that counted. */
  readonly answered: Response | null;
  /** Back to the answer and its reasons. */
  readonly onEnd: () => void;
}

/** The question once more, for oneself: nothing is sent or counted, and each hint rules out one wrong option. */
export function RetryItem({ name, item, locale, feedback, answered, onEnd }: Props) {
  const t = useTexts("item");
  const [response, setResponse] = useState<Response | null>(null);
  const [struck, setStruck] = useState<readonly string[]>([]);
  const [hints, setHints] = useState<readonly string[]>([]);
  const [verdict, setVerdict] = useState<"right" | "wrong" | null>(null);
  const whole = useRef<HTMLElement>(null);
  // The button that led here is gone.
  useEffect(() => whole.current?.focus(), []);
  const [next] = hintOrder(item, feedback, answered).filter((id) => !hints.includes(id));

  function respond(given: Response | null) {
    setVerdict(null);
    setResponse(given);
  }
  function check() {
    if (isComplete(item, response)) setVerdict(isRight(feedback, response) ? "right" : "wrong");
  }
  function hint() {
    if (next === undefined) return;
    setHints([...hints, next]);
    setStruck([...struck.filter((id) => id !== next), next]);
    if (chosenIn(response).includes(next))
      respond(item.type === "multiple-response" ? toggleOption(item, response, next) : null);
  }
  useShortcuts({
    ...Object.fromEntries(
      choosableIds(item).map((id, index) => [String(index + 1), () => respond(toggleOption(item, response, id))]),
    ),
    enter: verdict === "right" ? onEnd : check,
    h: hint,
  });

  return (
    <section ref={whole} tabIndex={-1} aria-label={t("practice.retry.heading")} className="outline-none">
      <ItemCard
        name={name}
        item={item}
        locale={locale}
        response={response}
        onRespond={respond}
        struck={struck}
        onStrike={setStruck}
        heading={<span className="font-mono text-sm text-ink-soft">{t("practice.retry.heading")}</span>}
      />
      <div role="log" aria-label={t("practice.retry.hints")}>
        <ol className="mt-4 grid gap-2">
          {hints.map((id) => (
            <li key={id} className="border-l-2 border-rule py-1 pl-4 text-sm" data-hint={id}>
              <span className="font-medium">{t("practice.retry.out")}</span>{" "}
              <span lang={locale}>
                <RichText tree={item.options.find((option) => option.id === id)?.text[locale] ?? []} inline />
              </span>
              <div className="mt-0.5 text-ink-soft" lang={locale}>
                <RichText tree={feedback.rationales.find(({ optionId }) => optionId === id)?.text[locale] ?? []} />
              </div>
            </li>
          ))}
        </ol>
      </div>
      <p role="status" className={`mt-3 min-h-7 font-medium ${verdict === "right" ? "text-pass" : "text-fail"}`}>
        {verdict !== null && t(`practice.retry.${verdict}`)}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        {verdict === "right" ? (
          <button type="button" className="button button-seal" onClick={onEnd}>
            {t("practice.retry.end")}
          </button>
        ) : (
          <>
            <button type="button" className="button button-seal" disabled={!isComplete(item, response)} onClick={check}>
              {t("practice.retry.check")}
            </button>
            <button type="button" className="button" disabled={next === undefined} onClick={hint}>
              <Lightbulb aria-hidden size={16} strokeWidth={1.75} />
              {t(next === undefined ? "practice.retry.noHint" : "practice.retry.hint")}
            </button>
            <button type="button" className="button button-quiet" onClick={onEnd}>
              {t("practice.retry.end")}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
