"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { ConfidenceSection } from "./confidence-section.tsx";
import { formatTime } from "./figures.ts";
import { HabitSection } from "./habit-section.tsx";
import { MisconceptionsSection } from "./misconceptions-section.tsx";
import { NextTen } from "./next-ten.tsx";
import { PlanSection } from "./plan-section.tsx";
import { progressQueries } from "./progress-queries.ts";
import { ReadinessSection } from "./readiness-section.tsx";
import { ReviewsSection } from "./reviews-section.tsx";

export function ProgressPage({
  texts,
}: {
  readonly texts: ClientTexts<"progress" | "review" | "problems" | "errors" | "topics">;
}) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <NextTen primary />
        <Dashboard />
      </QueryProvider>
    </TextsProvider>
  );
}

function Dashboard() {
  const t = useTexts("progress");
  const { data, error, refetch, dataUpdatedAt } = useQuery(progressQueries.whole());
  if (error && !data) {
    return (
      <div className="mt-10">
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <p className="skeleton mt-10 h-[36rem]">{t("loading")}</p>;
  return (
    <>
      {error && (
        <p role="status" className="mt-6 border-l-2 border-warn py-1 pl-4 text-ink-soft">
          {t("stale", { time: formatTime(t.locale, dataUpdatedAt) })}
        </p>
      )}
      {data.answers === 0 && <Empty />}
      {data.answers > 0 && <ReadinessSection readiness={data.readiness} />}
      <PlanSection progress={data} />
      {data.answers > 0 && (
        <>
          <MisconceptionsSection misconceptions={data.misconceptions} />
          <ConfidenceSection levels={data.confidence} />
          <HabitSection progress={data} />
          <ReviewsSection progress={data} />
        </>
      )}
    </>
  );
}

function Empty() {
  const t = useTexts("progress");
  return (
    <section className="mt-10 max-w-[62ch]">
      <h2 className="text-xl">{t("empty.title")}</h2>
      <p className="mt-2 text-ink-soft">{t("empty.body")}</p>
      <p className="mt-3">
        <AppLink className="text-link inline-block py-1" href={hrefTo(t.locale, "/practice")}>
          {t("empty.action")}
        </AppLink>
      </p>
    </section>
  );
}
