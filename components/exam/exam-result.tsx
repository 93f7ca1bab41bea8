"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { examQueries } from "./exam-queries.ts";
import { EarlierAttempts } from "./report/earlier-attempts.tsx";
import { ItemReview } from "./report/item-review.tsx";
import { Misconceptions } from "./report/misconceptions.tsx";
import { SectionTable } from "./report/section-table.tsx";
import { ScoreSummary } from "./report/score-summary.tsx";
import { TimeSpent } from "./report/time-spent.tsx";
import { TopicTable } from "./report/topic-table.tsx";

export function ExamResult({ texts }: { readonly texts: ClientTexts<"exam" | "item" | "problems" | "topics"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <ResultOfAddress />
        </Suspense>
      </QueryProvider>
    </TextsProvider>
  );
}

function ResultOfAddress() {
  const t = useTexts("exam");
  const attemptId = useSearchParams().get("id") ?? "";
  const { data: result, error, refetch } = useQuery(examQueries.result(attemptId));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!result) return <p className="skeleton min-h-96">{t("loading")}</p>;
  return (
    <div>
      <ScoreSummary result={result} />
      <SectionTable sections={result.sections} />
      <TopicTable topics={result.byTopic} />
      <Misconceptions misconceptions={result.misconceptions} />
      <TimeSpent result={result} />
      <EarlierAttempts result={result} />
      <ItemReview result={result} />
    </div>
  );
}
