"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";

import { ItemCard } from "@/components/item/item-card";
import { ItemSources } from "@/components/item/item-sources";
import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { examQueries } from "./exam-queries.ts";

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
  const { data, error, refetch } = useQuery(examQueries.result(attemptId));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="skeleton min-h-96">{t("loading")}</p>;
  return <Report result={data} />;
}

function Report({ result }: { readonly result: AttemptResultDto }) {
  const t = useTexts("exam");
  const topics = useTexts("topics");
  const Icon = result.passed ? Check : X;
  return (
    <div>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <p>
          <span className="block text-sm text-ink-soft">{t("scaled")}</span>
          <strong className="font-serif text-4xl font-medium tabular-nums">{result.scaledScore}</strong>
        </p>
        <p className={`flex items-center gap-2 text-lg font-medium ${result.passed ? "text-pass" : "text-fail"}`}>
          <Icon aria-hidden size={22} />
          {t(result.passed ? "passedLong" : "notPassedLong", { pass: result.passScore })}
        </p>
      </div>
      <p className="mt-3 text-ink-soft">
        {t("counts", { correct: result.correct, scored: result.scored, answered: result.answered })}
      </p>
      {result.status === "expired" && <p className="mt-1 text-ink-soft">{t("expired")}</p>}
      <p className="mt-4 max-w-[66ch] text-sm text-ink-soft">{t("method", { pass: result.passScore })}</p>
      <p className="no-print mt-6 flex flex-wrap gap-3">
        <AppLink className="button button-seal" href={hrefTo(t.locale, "/practice")}>
          {t("practise")}
        </AppLink>
        <button type="button" className="button" onClick={() => window.print()}>
          {t("print")}
        </button>
      </p>
      <table className="mt-10 w-full max-w-xl text-sm">
        <caption className="pb-2 text-left font-serif text-xl">{t("byTopic")}</caption>
        <thead>
          <tr className="border-b border-rule-strong text-left">
            <th scope="col" className="py-1 font-medium">
              {t("topic")}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t("right")}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.byTopic.map(({ topic, correct, scored }) => (
            <tr key={topic} className="border-b border-rule">
              <th scope="row" className="py-1.5 text-left font-normal">
                {topics.find(topic) ?? topic}
              </th>
              <td className="py-1.5 text-right font-mono">{t("ofCount", { correct, scored })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="mt-12 text-2xl">{t("reviewTitle")}</h2>
      <ol className="mt-4 grid grid-cols-1 gap-8">
        {result.entries.map(({ position, item, response, feedback }) => (
          <li key={position} className="border-t border-rule pt-6">
            <ItemCard
              name={`result-${position}`}
              item={item}
              locale={t.locale}
              response={response}
              onRespond={ignore}
              struck={[]}
              onStrike={ignore}
              feedback={feedback}
              heading={
                <span className="font-mono text-sm text-ink-soft">
                  {t(response === null ? "reviewBlank" : feedback.correct ? "reviewRight" : "reviewWrong", {
                    position,
                  })}
                </span>
              }
            />
            <ItemSources feedback={feedback} proofOf={{ attempt: result.id, position: String(position) }} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A review is read only. */
function ignore(): void {}
