"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";

import { examQueries } from "./exam-queries.ts";

export function PastAttempts() {
  const t = useTexts("exam");
  const { data, error, refetch } = useQuery(examQueries.list());
  const past = data?.attempts.filter((attempt) => attempt.status !== "open") ?? [];
  return (
    <section className="mt-12 max-w-2xl">
      <h2 className="text-xl">{t("past")}</h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton mt-3 h-24">{t("loading")}</p>}
      {data && past.length === 0 && <p className="mt-3 text-ink-soft">{t("nonePast")}</p>}
      <ul className="mt-3 border-t border-rule empty:border-0">
        {past.map(({ id, title, accommodation, startedAt, scaledScore, passed }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2.5">
            <span className="basis-full">
              {title[t.locale]}
              {accommodation !== "none" && (
                <span className="text-sm text-ink-soft"> · {t(`forms.time.${accommodation}.short`)}</span>
              )}
            </span>
            <span className="text-sm text-ink-soft">
              {new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeStyle: "short" }).format(
                new Date(startedAt),
              )}
            </span>
            <span className="font-mono">{scaledScore}</span>
            <span className={passed === true ? "text-pass" : "text-ink-soft"}>
              {t(passed === true ? "passed" : "notPassed")}
            </span>
            <AppLink
              className="text-link ml-auto inline-block py-1 text-sm"
              href={hrefTo(t.locale, "/exams/result", {}, { id })}
            >
              {t("seeResult")}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
