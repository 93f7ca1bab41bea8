"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { startAttempt } from "@/lib/api/exam.contract";
import { requestJson } from "@/lib/api/request-json";

import { examQueries } from "./exam-queries.ts";

export function ExamHome({ texts }: { readonly texts: ClientTexts<"exam" | "problems"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <StartExam />
        <PastAttempts />
      </QueryProvider>
    </TextsProvider>
  );
}

function StartExam() {
  const t = useTexts("exam");
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery(examQueries.list());
  const open = data?.attempts.find((attempt) => attempt.status === "open");
  const start = useMutation({
    mutationFn: () => requestJson(startAttempt, { body: { blueprint: "kms-warm-up", locale: t.locale } }),
    onSuccess: (attempt) => {
      client.setQueryData(examQueries.attempt(attempt.id).queryKey, attempt);
      router.push(hrefTo(t.locale, "/exams/attempt", {}, { id: attempt.id }));
    },
  });
  return (
    <div>
      <button type="button" className="button button-seal" disabled={start.isPending} onClick={() => start.mutate()}>
        {t(open ? "resume" : start.isPending ? "starting" : "start")}
      </button>
      {start.isError && <ProblemNote error={start.error} />}
    </div>
  );
}

function PastAttempts() {
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
        {past.map(({ id, startedAt, scaledScore, passed }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2.5">
            <span>
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
