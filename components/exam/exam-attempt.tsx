"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { Suspense, useEffect } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { ApiError } from "@/lib/api/request-json";

import { examQueries } from "./exam-queries.ts";
import { OpenAttempt } from "./open-attempt.tsx";

export function ExamAttempt({ texts }: { readonly texts: ClientTexts<"exam" | "item" | "problems"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <AttemptOfAddress />
        </Suspense>
      </QueryProvider>
    </TextsProvider>
  );
}

function AttemptOfAddress() {
  const t = useTexts("exam");
  const router = useRouter();
  const attemptId = useSearchParams().get("id") ?? "";
  const { data, error, refetch } = useQuery({ ...examQueries.attempt(attemptId), enabled: attemptId !== "" });
  const over = data !== undefined && data.status !== "open";
  useEffect(() => {
    if (over) router.replace(hrefTo(t.locale, "/exams/result", {}, { id: attemptId }));
  }, [over, router, t.locale, attemptId]);
  if (attemptId === "") return <ProblemNote error={new ApiError({ code: "not-found", status: 404 })} />;
  // With the paper at hand, an exam goes on without a connection: asking again may fail.
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data || over) return <p className="skeleton min-h-96">{t("loading")}</p>;
  return <OpenAttempt key={data.id} attempt={data} refetch={() => void refetch()} />;
}
