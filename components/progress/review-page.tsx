"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { NextTen } from "./next-ten.tsx";
import { progressQueries } from "./progress-queries.ts";
import { useStartReview } from "./use-start-review.ts";

export function ReviewPage({ texts }: { readonly texts: ClientTexts<"review" | "problems" | "errors"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Due />
      </QueryProvider>
    </TextsProvider>
  );
}

/** What is due, and the button that starts it; with nothing due, the next ten minutes instead. */
function Due() {
  const t = useTexts("review");
  const { data, error, refetch } = useQuery(progressQueries.next());
  const start = useStartReview("due");
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="skeleton h-32 max-w-2xl">{t("next.loading")}</p>;
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-5">
      <p role="status" className="text-lg">
        {t("page.due", { count: data.due })}
      </p>
      {data.due > 0 ? (
        <div>
          <button
            type="button"
            className="button button-seal"
            disabled={start.isPending}
            onClick={() => start.mutate()}
          >
            {t(start.isPending ? "page.starting" : "page.start")}
          </button>
        </div>
      ) : (
        <>
          <p className="max-w-[62ch] text-ink-soft">{t("page.none")}</p>
          <NextTen primary />
        </>
      )}
      {start.isError && <ProblemNote error={start.error} />}
      <p>
        <AppLink className="text-link inline-block py-1" href={hrefTo(t.locale, "/progress")}>
          {t("page.progress")}
        </AppLink>
      </p>
    </div>
  );
}
