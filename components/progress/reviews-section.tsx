"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { ProgressDto, RecentReviewDto } from "@/lib/api/progress.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";
import { saveReviewEvent } from "@/lib/api/review.contract";

import { formatDay } from "./figures.ts";
import { FoldedList } from "./folded-list.tsx";
import { progressQueries } from "./progress-queries.ts";
import { Section } from "./section.tsx";

/** The latest answers with the grade that each gave itself; any may be taken back, and counted again. */
export function ReviewsSection({ progress }: { readonly progress: ProgressDto }) {
  const t = useTexts("progress");
  const { reviews, now } = progress;
  return (
    <Section label={t("reviews.label")} title={t("reviews.title")}>
      <p className="mt-3 max-w-[62ch] text-ink-soft">{t("reviews.lead")}</p>
      {reviews.length === 0 && <p className="mt-3 text-ink-soft">{t("reviews.none")}</p>}
      <FoldedList label={t("reviews.title")}>
        {reviews.map((review) => (
          <Review key={`${review.sessionId}/${review.position}`} review={review} now={now} />
        ))}
      </FoldedList>
    </Section>
  );
}

function Review({ review, now }: { readonly review: RecentReviewDto; readonly now: string }) {
  const t = useTexts("progress");
  const client = useQueryClient();
  const { sessionId, position, grade, undone, dueAt } = review;
  const stem = review.stem[t.locale].replaceAll(/[`*]/g, "");
  const save = useMutation({
    mutationFn: (eventId: string) =>
      requestJson(saveReviewEvent, {
        params: { sessionId },
        body: { eventId, position, kind: undone ? "restore" : "undo" },
      }),
    // The same id each time: however often it is sent, it is one event.
    retry: (count, error) => count < 5 && isRetryable(error),
    onSuccess: () => client.invalidateQueries({ queryKey: progressQueries.all() }),
  });
  const due =
    dueAt === null ? null : dueAt <= now ? t("reviews.dueNow") : t("reviews.due", { date: formatDay(t.locale, dueAt) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2.5">
      <div className="min-w-0 basis-72 grow">
        <AppLink className="text-link line-clamp-2" href={hrefTo(t.locale, "/practice/session", {}, { id: sessionId })}>
          {stem}
        </AppLink>
        <p className="text-sm text-ink-soft">
          {undone ? t("reviews.undone") : [t(`reviews.${grade}`), due].filter((part) => part !== null).join(", ")}
        </p>
      </div>
      <button
        type="button"
        className="button button-small"
        disabled={save.isPending}
        aria-label={t(undone ? "reviews.restoreOf" : "reviews.undoOf", { stem })}
        onClick={() => save.mutate(crypto.randomUUID())}
      >
        {t(undone ? "reviews.restore" : "reviews.undo")}
      </button>
      {save.isError && <ProblemNote error={save.error} />}
    </li>
  );
}
