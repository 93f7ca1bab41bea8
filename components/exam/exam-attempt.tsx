"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";

import { ItemCard } from "@/components/item/item-card";
import { ShortcutsHelp } from "@/components/item/shortcuts-help";
import { choosableIds, toggleOption } from "@/components/item/response-draft";
import { useShortcuts } from "@/components/item/use-shortcuts";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { type AttemptDto, submitAttempt } from "@/lib/api/exam.contract";
import { ApiError, isRetryable, requestJson } from "@/lib/api/request-json";
import type { Response } from "@/lib/exam";

import { standingAt } from "./answers.ts";
import { ExamClock } from "./exam-clock.tsx";
import { examQueries } from "./exam-queries.ts";
import { QuestionGrid } from "./question-grid.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import { useOutbox } from "./use-outbox.ts";
import { useRemaining } from "./use-remaining.ts";

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
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...examQueries.attempt(attemptId),
    enabled: attemptId !== "",
  });
  const over = data !== undefined && data.status !== "open";
  useEffect(() => {
    if (over) router.replace(hrefTo(t.locale, "/exams/result", {}, { id: attemptId }));
  }, [over, router, t.locale, attemptId]);
  if (attemptId === "") return <ProblemNote error={new ApiError({ code: "not-found", status: 404 })} />;
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data || over) return <p className="skeleton min-h-96">{t("loading")}</p>;
  return <OpenAttempt key={dataUpdatedAt} attempt={data} />;
}

function OpenAttempt({ attempt }: { readonly attempt: AttemptDto }) {
  const t = useTexts("exam");
  const router = useRouter();
  const client = useQueryClient();
  const [receivedAt] = useState(() => performance.now());
  const [position, setPosition] = useState(
    () => attempt.entries.find((entry) => entry.response === null)?.position ?? 1,
  );
  const [struck, setStruck] = useState<Readonly<Record<number, readonly string[]>>>({});
  const [asking, setAsking] = useState(false);
  const [stale, setStale] = useState(false);
  const onStale = useCallback(() => setStale(true), []);
  const { outbox, saveState, journaled, send, flush } = useOutbox(attempt, onStale);
  const remaining = useRemaining(attempt.deadlineAt, attempt.serverNow, receivedAt);
  const heading = useRef<HTMLHeadingElement>(null);

  // An answer lives in the outbox until it is confirmed, and in this page's copy from then on.
  const [confirmed, setConfirmed] = useState(attempt.entries);
  const standings = confirmed.map((entry) => standingAt(entry, outbox));
  const standing = standings[position - 1];
  const entry = attempt.entries[position - 1];

  const submit = useMutation({
    mutationFn: async () => {
      await flush();
      return await requestJson(submitAttempt, { params: { attemptId: attempt.id }, body: {} });
    },
    retry: (count, error) => count < 20 && isRetryable(error),
    onSuccess: (result) => {
      client.setQueryData(examQueries.result(attempt.id).queryKey, result);
      void client.invalidateQueries({ queryKey: examQueries.list().queryKey });
      router.replace(hrefTo(t.locale, "/exams/result", {}, { id: attempt.id }));
    },
  });

  const { mutate, isIdle } = submit;
  useEffect(() => {
    if (remaining === 0 && isIdle) mutate();
  }, [remaining, isIdle, mutate]);

  function respond(response: Response | null) {
    if (!standing) return;
    const revision = standing.answerRevision + 1;
    setConfirmed(
      confirmed.map((each) => (each.position === position ? { ...each, response, answerRevision: revision } : each)),
    );
    send(position, revision, response === null ? { kind: "clear" } : { kind: "answer", response });
  }

  function flag() {
    if (!standing) return;
    const revision = standing.flagRevision + 1;
    setConfirmed(
      confirmed.map((each) =>
        each.position === position ? { ...each, flagged: !standing.flagged, flagRevision: revision } : each,
      ),
    );
    send(position, revision, { kind: standing.flagged ? "unflag" : "flag" });
  }

  function go(to: number) {
    if (to < 1 || to > attempt.entries.length) return;
    setPosition(to);
    heading.current?.focus();
  }

  function choose(optionId: string) {
    if (standing && entry) respond(toggleOption(entry.item, standing.response, optionId));
  }

  useShortcuts({
    ...Object.fromEntries(
      (entry ? choosableIds(entry.item) : []).map((id, index) => [String(index + 1), () => choose(id)]),
    ),
    n: () => go(position + 1),
    p: () => go(position - 1),
    f: flag,
  });

  if (!standing || !entry) return null;
  const blanks = standings.filter(({ response }) => response === null).length;
  return (
    <div>
      <div className="sticky top-0 z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule bg-paper px-4 py-2">
        <ExamClock remainingMs={remaining} />
        <span
          role="status"
          className={`text-sm ${saveState === "waiting" || saveState === "refused" ? "font-medium text-warn" : "text-ink-soft"}`}
          data-save-state={saveState}
        >
          {t(`save.${saveState}`)}
        </span>
        {!journaled && <span className="text-sm text-warn">{t("noJournal")}</span>}
        <button type="button" className="button button-seal button-small ml-auto" onClick={() => setAsking(true)}>
          {t("submit")}
        </button>
      </div>
      {stale && (
        <p role="alert" className="mt-4 flex flex-wrap items-center gap-3 border-l-2 border-warn py-2 pl-4">
          {t("stale")}
          <button
            type="button"
            className="button button-small"
            onClick={() => void client.invalidateQueries({ queryKey: examQueries.attempt(attempt.id).queryKey })}
          >
            {t("reload")}
          </button>
        </p>
      )}
      <h2 ref={heading} tabIndex={-1} className="mt-6 font-sans text-sm font-normal text-ink-soft outline-none">
        {t("position", { position, count: attempt.entries.length })}
      </h2>
      <ItemCard
        key={position}
        name={`exam-${position}`}
        item={entry.item}
        locale={attempt.locale}
        response={standing.response}
        onRespond={respond}
        struck={struck[position] ?? []}
        onStrike={(ids) => setStruck({ ...struck, [position]: ids })}
      />
      <div className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="button" disabled={position === 1} onClick={() => go(position - 1)}>
          {t("previous")}
        </button>
        <button
          type="button"
          className="button"
          disabled={position === attempt.entries.length}
          onClick={() => go(position + 1)}
        >
          {t("next")}
        </button>
        <button type="button" className="button button-quiet" aria-pressed={standing.flagged} onClick={flag}>
          <Flag
            aria-hidden
            size={16}
            fill={standing.flagged ? "currentColor" : "none"}
            className={standing.flagged ? "text-warn" : ""}
          />
          {t(standing.flagged ? "unflag" : "flag")}
        </button>
      </div>
      <section className="mt-8" aria-labelledby="overview">
        <h2 id="overview" className="mb-2 text-lg">
          {t("overview", { answered: standings.length - blanks, count: standings.length })}
        </h2>
        <QuestionGrid standings={standings} current={position} onGo={go} />
      </section>
      <ShortcutsHelp exam />
      {submit.isError && <ProblemNote error={submit.error} onRetry={() => submit.mutate()} />}
      {asking && (
        <SubmitDialog
          blanks={blanks}
          flags={standings.filter(({ flagged }) => flagged).length}
          busy={submit.isPending}
          onSubmit={() => submit.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
