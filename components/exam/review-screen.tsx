"use client";

import { useState } from "react";

import { plainText } from "@/components/item/plain-text";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptEntryDto } from "@/lib/api/exam.contract";
import type { Locale } from "@/lib/content/locale";

import { QuestionGrid } from "./question-grid.tsx";
import { isShown, REVIEW_FILTERS, type ReviewFilter } from "./review-filter.ts";
import type { Standing } from "./standing.ts";

interface Props {
  readonly entries: readonly AttemptEntryDto[];
  readonly standings: readonly Standing[];
  readonly locale: Locale;
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly onGo: (position: number) => void;
  readonly onSubmit: () => void;
}

/** Everything at a glance before handing in: which are blank, which are flagged, and the way back to each. */
export function ReviewScreen({ entries, standings, locale, filter, onFilter, onGo, onSubmit }: Props) {
  const t = useTexts("exam");
  const [dense, setDense] = useState(false);
  const shown = standings.filter((standing) => isShown(filter, standing));
  return (
    <div>
      <fieldset className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1 text-sm text-ink-soft">{t("review.filter")}</legend>
        {REVIEW_FILTERS.map((each) => (
          <label key={each} className="flex items-center gap-2 py-1">
            <input
              type="radio"
              name="review-filter"
              className="size-4 accent-[var(--ink)]"
              checked={filter === each}
              onChange={() => onFilter(each)}
            />
            {t(`review.filters.${each}`, { count: standings.filter((standing) => isShown(each, standing)).length })}
          </label>
        ))}
      </fieldset>
      <p className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button button-seal" onClick={onSubmit}>
          {t("submit")}
        </button>
        <button type="button" className="button button-quiet" aria-pressed={dense} onClick={() => setDense(!dense)}>
          {t("review.numbersOnly")}
        </button>
      </p>
      {shown.length === 0 && <p className="mt-6 text-ink-soft">{t("review.none")}</p>}
      {dense ? (
        <div className="mt-6">
          <QuestionGrid standings={shown} current={null} onGo={onGo} />
        </div>
      ) : (
        <ol className="mt-6 border-t border-rule">
          {shown.map((standing) => (
            <Row
              key={standing.position}
              standing={standing}
              stem={plainText(entries[standing.position - 1]?.item.stem[locale] ?? [])}
              locale={locale}
              onGo={onGo}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

interface RowProps {
  readonly standing: Standing;
  readonly stem: string;
  readonly locale: Locale;
  readonly onGo: (position: number) => void;
}

function Row({ standing: { position, response, flagged, note }, stem, locale, onGo }: RowProps) {
  const t = useTexts("exam");
  return (
    <li className="border-b border-rule">
      <button
        type="button"
        className="grid w-full grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 py-3 text-left hover:bg-well"
        onClick={() => onGo(position)}
      >
        <span className="font-mono text-sm text-ink-soft">{position}</span>
        <span className="min-w-0">
          <span lang={locale} className="line-clamp-2">
            {stem}
          </span>
          <span className="mt-1 flex flex-wrap gap-x-4 text-sm">
            <span className={response === null ? "font-medium text-warn" : "text-ink-soft"}>
              {t(response === null ? "blank" : "answered")}
            </span>
            {flagged && <span className="font-medium">{t("flagged")}</span>}
            {note !== "" && <span className="text-ink-soft">{t("review.noted")}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}
