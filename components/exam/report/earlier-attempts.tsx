"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { examQueries } from "../exam-queries.ts";

/** This score beside those of the same form. Papers differ, and so do the times granted: that is said, too. */
export function EarlierAttempts({ result }: { readonly result: AttemptResultDto }) {
  const t = useTexts("exam");
  const { data } = useQuery(examQueries.list());
  const same = (data?.attempts ?? []).filter(
    ({ blueprint, scaledScore, id }) => blueprint === result.blueprint && scaledScore !== null && id !== result.id,
  );
  if (same.length === 0) return null;
  return (
    <section className="mt-10 max-w-2xl">
      <h2 className="text-xl">{t("report.earlier")}</h2>
      <p className="mt-1 text-sm text-ink-soft">{t("report.earlierLead")}</p>
      <ul className="mt-3 border-t border-rule">
        {same.map(({ id, startedAt, scaledScore, accommodation }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2">
            <AppLink className="text-link py-1" href={hrefTo(t.locale, "/exams/result", {}, { id })}>
              {new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeStyle: "short" }).format(
                new Date(startedAt),
              )}
            </AppLink>
            <span className="font-mono">{scaledScore}</span>
            <span className="font-mono text-sm text-ink-soft">{signed(result.scaledScore - (scaledScore ?? 0))}</span>
            {accommodation !== "none" && (
              <span className="text-sm text-ink-soft">{t(`forms.time.${accommodation}.short`)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How much this result is above or below the earlier one. */
function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : difference === 0 ? "±0" : `−${-difference}`;
}
