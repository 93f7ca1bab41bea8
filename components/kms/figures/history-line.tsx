"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { FigureProps } from "./figure-props.ts";
import { ageOf, FIRST_YEAR, TERMS } from "./history-terms.ts";

/** Terms on a line of time: for a year, what a text of then says and what that is called now. */
export function HistoryLine({ facts }: FigureProps) {
  const t = useTexts("figures");
  const [thisYear] = useState(() => new Date().getFullYear());
  const [year, setYear] = useState(2020);
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return (
    <div className="grid grid-cols-1 gap-4">
      <label className="grid gap-1">
        <span>{t("history-line.year", { year: String(year) })}</span>
        <input
          type="range"
          className="h-9 w-full accent-[var(--ink)]"
          min={FIRST_YEAR}
          max={thisYear}
          value={year}
          onChange={({ target }) => setYear(Number(target.value))}
        />
      </label>
      <ol
        className="flex justify-between border-t border-rule-strong font-mono text-xs"
        aria-label={t("history-line.changes")}
      >
        {years.map((each) => {
          const changed = TERMS.some((term) => term.year === each);
          return (
            <li key={each} className="min-w-0">
              {changed ? (
                <button
                  type="button"
                  aria-pressed={each === year}
                  className="min-h-8 rounded border border-rule-strong px-1 font-bold aria-pressed:border-ink aria-pressed:bg-well sm:px-2"
                  onClick={() => setYear(each)}
                >
                  {each}
                </button>
              ) : (
                <span className="block pt-1.5 text-ink-soft" aria-hidden>
                  <span className="hidden sm:inline">{each}</span>
                  <span className="sm:hidden">·</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <dl className="grid gap-3" aria-live="polite">
        {TERMS.map((term) => {
          const age = ageOf(term, year);
          return (
            <div key={term.id} className="border-t border-rule pt-2">
              <dt className="flex flex-wrap items-baseline gap-x-3 font-medium">
                {t(`history-line.${age === "new" ? "now" : "then"}.${term.id}`)}
                <span className="font-normal text-sm text-ink-soft">
                  {t(`history-line.age.${age}`, { year: String(term.year) })}
                </span>
              </dt>
              <dd className="text-sm text-ink-soft">
                {age !== "new" && <p>{t("history-line.today", { word: t(`history-line.now.${term.id}`) })}</p>}
                {facts
                  .filter(({ id }) => term.facts.includes(id))
                  .map(({ id, statement, source, checked, confidence }) => (
                    <p key={id}>
                      {statement[t.locale]}{" "}
                      <a className="text-link" href={source} rel="noopener">
                        {t(confidence === "official" ? "history-line.source" : "history-line.secondHand", { checked })}
                      </a>
                    </p>
                  ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
