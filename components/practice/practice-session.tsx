"use client";

import { useSearchParams } from "next/navigation";
import { Suspense, useEffect } from "react";

import { ItemCard } from "@/components/item/item-card";
import { ItemRunner } from "@/components/item/item-runner";
import { ItemSources } from "@/components/item/item-sources";
import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";
import { ApiError } from "@/lib/api/request-json";

import { keepPage } from "./keep-page.ts";

export function PracticeSession({
  texts,
}: {
  readonly texts: ClientTexts<"practice" | "item" | "problems" | "topics">;
}) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <SessionOfAddress />
        </Suspense>
      </QueryProvider>
    </TextsProvider>
  );
}

function SessionOfAddress() {
  const sessionId = useSearchParams().get("id");
  useEffect(() => {
    if (sessionId !== null) void keepPage();
  }, [sessionId]);
  if (sessionId === null) return <ProblemNote error={new ApiError({ code: "not-found", status: 404 })} />;
  return <ItemRunner sessionId={sessionId} renderEnd={(session) => <SessionEnd session={session} />} />;
}

/** After the last answer: how it went, and every question with its reasons once more. */
function SessionEnd({ session }: { readonly session: PracticeSessionDto }) {
  const t = useTexts("practice");
  const correct = session.entries.filter((entry) => entry.answer?.feedback.correct).length;
  return (
    <div>
      <h2 className="text-2xl">{t("finished")}</h2>
      <p className="mt-2 text-lg text-ink-soft">{t("result", { correct, size: session.entries.length })}</p>
      <p className="no-print mt-5">
        <AppLink className="button button-seal" href={hrefTo(t.locale, "/practice")}>
          {t("again")}
        </AppLink>
      </p>
      <ol className="mt-10 grid grid-cols-1 gap-8">
        {session.entries.map(({ position, item, answer }) => (
          <li key={position} className="border-t border-rule pt-6">
            <ItemCard
              name={`review-${position}`}
              item={item}
              locale={t.locale}
              response={answer?.response ?? null}
              onRespond={ignore}
              struck={[]}
              onStrike={ignore}
              feedback={answer?.feedback}
              heading={<span className="font-mono text-sm text-ink-soft">{t("position", { position })}</span>}
            />
            {answer && (
              <ItemSources feedback={answer.feedback} proofOf={{ session: session.id, position: String(position) }} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A review is read only. */
function ignore(): void {}
