"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";

import { ItemCard } from "@/components/item/item-card";
import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { getAttemptResult } from "@/lib/api/exam.contract";
import { getPractice } from "@/lib/api/practice.contract";
import { requestJson } from "@/lib/api/request-json";
import type { Response } from "@/lib/exam";
import type { Prices } from "@/lib/kms";

import type { Proven } from "./proof-subject.ts";
import { ProofView } from "./proof-view.tsx";

interface Props {
  readonly texts: ClientTexts<"proof" | "item" | "problems" | "terminal" | "kms" | "kmsErrors" | "topics">;
  readonly prices: Prices;
}

/** The proof of a question that one has answered, named by the address: of a practice session or of a closed attempt. */
export function ProofPage({ texts, prices }: Props) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <OfAddress prices={prices} />
        </Suspense>
      </QueryProvider>
    </TextsProvider>
  );
}

interface Answered extends Proven {
  readonly response: Response | null;
}

function OfAddress({ prices }: { readonly prices: Prices }) {
  const t = useTexts("proof");
  const address = useSearchParams();
  const sessionId = address.get("session");
  const attemptId = address.get("attempt");
  const position = Number(address.get("position"));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["proof", sessionId, attemptId, position],
    queryFn: async ({ signal }) => await findAnswered({ sessionId, attemptId, position, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (isPending) return <p className="skeleton min-h-96">{t("loading")}</p>;
  const back =
    attemptId === null
      ? hrefTo(t.locale, "/practice/session", {}, { id: sessionId ?? undefined })
      : hrefTo(t.locale, "/exams/result", {}, { id: attemptId });
  return (
    <div className="grid grid-cols-1 gap-10">
      <p>
        <AppLink className="text-link" href={back}>
          {t("back")}
        </AppLink>
      </p>
      {data?.feedback.proof ? (
        <>
          <ItemCard
            name="proven"
            item={data.item}
            locale={t.locale}
            response={data.response}
            onRespond={ignore}
            struck={[]}
            onStrike={ignore}
            feedback={data.feedback}
            heading={<span className="font-mono text-sm text-ink-soft">{t("of", { position })}</span>}
          />
          <ProofView proven={data} proof={data.feedback.proof} prices={prices} />
        </>
      ) : (
        <p role="status">{t("none")}</p>
      )}
    </div>
  );
}

interface Asked {
  readonly sessionId: string | null;
  readonly attemptId: string | null;
  readonly position: number;
  readonly signal: AbortSignal;
}

/** @returns null for a question that is not there, or not answered yet. */
async function findAnswered({ sessionId, attemptId, position, signal }: Asked): Promise<Answered | null> {
  if (attemptId !== null) {
    const { entries } = await requestJson(getAttemptResult, { params: { attemptId }, signal });
    return entries.find((entry) => entry.position === position) ?? null;
  }
  if (sessionId === null) return null;
  const { entries } = await requestJson(getPractice, { params: { sessionId }, signal });
  const entry = entries.find((candidate) => candidate.position === position);
  return entry?.answer ? { position, item: entry.item, ...entry.answer } : null;
}

/** What was answered stays. */
function ignore(): void {}
