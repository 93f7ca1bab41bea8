"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { NextStepDto } from "@/lib/api/progress.contract";

import { formatNumber } from "./figures.ts";
import { progressQueries } from "./progress-queries.ts";
import { useStartReview } from "./use-start-review.ts";

/** The next best ten minutes as an island of its own, for pages that are about something else. */
export function NextTenIsland({ texts }: { readonly texts: ClientTexts<"review" | "problems" | "errors"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <NextTen />
      </QueryProvider>
    </TextsProvider>
  );
}

/** What the next ten minutes are best spent on, and a button that starts them. */
export function NextTen({ primary = false }: { readonly primary?: boolean }) {
  const t = useTexts("review");
  const { data, error, refetch } = useQuery(progressQueries.next());
  const start = useStartReview("ten-minutes");
  const idle = data?.begun === true && data.reviews + data.fresh === 0;
  return (
    <section className="sheet grid gap-3 p-4 md:p-6" aria-label={t("next.title")}>
      <h2 className="text-xl">{t("next.title")}</h2>
      {error && !data && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton h-14">{t("next.loading")}</p>}
      {data && <Contents step={data} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {!idle && (
          <button
            type="button"
            className={`button ${primary ? "button-seal" : ""}`}
            disabled={start.isPending}
            onClick={() => start.mutate()}
          >
            {t(start.isPending ? "next.starting" : "next.start")}
          </button>
        )}
        {data !== undefined && data.due > 0 && (
          <AppLink className="text-link py-1 text-sm" href={hrefTo(t.locale, "/review")}>
            {t("next.due", { count: data.due })}
          </AppLink>
        )}
      </div>
      {start.isError && <ProblemNote error={start.error} />}
    </section>
  );
}

function Contents({ step }: { readonly step: NextStepDto }) {
  const t = useTexts("review");
  const { begun, reviews, fresh, gain, task } = step;
  if (!begun) return <p className="max-w-[62ch] text-ink-soft">{t("next.begin")}</p>;
  if (reviews + fresh === 0) return <p className="max-w-[62ch] text-ink-soft">{t("next.nothing")}</p>;
  const parts = [
    reviews > 0 ? t("next.refresh", { count: reviews }) : null,
    fresh > 0 ? t("next.fresh", { count: fresh }) : null,
  ].filter((part) => part !== null);
  const [refresh, rest] = parts;
  const made = rest === undefined ? refresh : t("next.both", { refresh: refresh ?? "", fresh: rest });
  const about = task === null ? null : t("next.task", { task: `${task.task} ${task.title[t.locale]}` });
  const worth = t("next.gain", { gain: formatNumber(t.locale, gain, 1) });
  return (
    <p className="max-w-[62ch]">
      <span className="font-medium">{made}</span>
      <span className="text-ink-soft">
        {[null, about, worth]
          .filter((part) => part !== null)
          .map((part) => `; ${part}`)
          .join("")}
      </span>
    </p>
  );
}
