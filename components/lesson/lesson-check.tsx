"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";

import { ItemRunner } from "@/components/item/item-runner";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { startPractice } from "@/lib/api/practice.contract";
import { requestJson } from "@/lib/api/request-json";
import type { LessonSlug } from "@/lib/content/registry";

interface Props {
  readonly slug: LessonSlug;
  readonly texts: ClientTexts<"item" | "problems" | "practice" | "errors">;
}

export function LessonCheck({ slug, texts }: Props) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <StartedCheck slug={slug} />
      </QueryProvider>
    </TextsProvider>
  );
}

/** A practice session over the lesson's own items. */
function StartedCheck({ slug }: { readonly slug: LessonSlug }) {
  const t = useTexts("practice");
  const item = useTexts("item");
  const start = useMutation({
    mutationFn: () => requestJson(startPractice, { body: { scope: { version: 1, kind: "lesson", slug }, size: 10 } }),
  });
  const { mutate, isIdle } = start;
  useEffect(() => {
    if (isIdle) mutate();
  }, [isIdle, mutate]);
  if (start.isError) return <ProblemNote error={start.error} onRetry={() => mutate()} />;
  if (!start.data) return <p className="skeleton mt-5 min-h-96">{item("loading")}</p>;
  return (
    <div className="mt-6">
      <ItemRunner
        sessionId={start.data.id}
        renderEnd={({ entries }) => (
          <p role="status" className="text-lg font-medium">
            {t("result", {
              correct: entries.filter(({ answer }) => answer?.feedback.correct).length,
              size: entries.length,
            })}
          </p>
        )}
      />
    </div>
  );
}
