"use client";

import { useState } from "react";

import { ItemCard } from "@/components/item/item-card";
import { ItemSources } from "@/components/item/item-sources";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { formatDuration } from "./format-duration.ts";

type Entry = AttemptResultDto["entries"][number];

const FILTERS = ["all", "wrong", "flagged", "pilots"] as const;
type Filter = (typeof FILTERS)[number];

/** Every question with key, reasons and proof; pilots are marked as unscored. */
export function ItemReview({ result }: { readonly result: AttemptResultDto }) {
  const t = useTexts("exam");
  const [filter, setFilter] = useState<Filter>("all");
  const present = FILTERS.filter((each) => each === "all" || result.entries.some((entry) => isShown(each, entry)));
  return (
    <section className="mt-12">
      <h2 className="text-2xl">{t("reviewTitle")}</h2>
      {present.length > 1 && (
        <fieldset className="no-print mt-3 flex flex-wrap gap-x-5 gap-y-2">
          <legend className="sr-only">{t("review.filter")}</legend>
          {present.map((each) => (
            <label key={each} className="flex items-center gap-2 py-1">
              <input
                type="radio"
                name="result-filter"
                className="size-4 accent-[var(--ink)]"
                checked={filter === each}
                onChange={() => setFilter(each)}
              />
              {t(`report.filters.${each}`, { count: result.entries.filter((entry) => isShown(each, entry)).length })}
            </label>
          ))}
        </fieldset>
      )}
      <ol className="mt-4 grid grid-cols-1 gap-8">
        {result.entries
          .filter((entry) => isShown(filter, entry))
          .map((entry) => (
            <li key={entry.position} className="border-t border-rule pt-6">
              <ItemCard
                name={`result-${entry.position}`}
                item={entry.item}
                locale={t.locale}
                response={entry.response}
                onRespond={ignore}
                struck={[]}
                onStrike={ignore}
                feedback={entry.feedback}
                heading={<EntryHeading entry={entry} />}
              />
              {entry.note !== "" && (
                <p className="mt-3 border-l border-rule-strong pl-4 whitespace-pre-wrap text-ink-soft">
                  {t("report.note")} {entry.note}
                </p>
              )}
              <ItemSources
                feedback={entry.feedback}
                proofOf={{ attempt: result.id, position: String(entry.position) }}
              />
            </li>
          ))}
      </ol>
    </section>
  );
}

function EntryHeading({
  entry: { position, response, feedback, scored, flagged, spentMs },
}: {
  readonly entry: Entry;
}) {
  const t = useTexts("exam");
  const outcome = response === null ? "reviewBlank" : feedback.correct ? "reviewRight" : "reviewWrong";
  return (
    <span className="flex flex-wrap gap-x-4 font-mono text-sm text-ink-soft">
      <span>{t(outcome, { position })}</span>
      {!scored && <span className="text-warn">{t("report.pilot")}</span>}
      {flagged && <span>{t("flagged")}</span>}
      {spentMs !== null && <span>{formatDuration(spentMs)}</span>}
    </span>
  );
}

function isShown(filter: Filter, { feedback, flagged, scored }: Entry): boolean {
  switch (filter) {
    case "all":
      return true;
    case "wrong":
      return !feedback.correct;
    case "flagged":
      return flagged;
    case "pilots":
      return !scored;
  }
}

/** A review is read only. */
function ignore(): void {}
