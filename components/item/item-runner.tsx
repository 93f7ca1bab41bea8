"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";
import { answerPractice, type PracticeEntryDto, type PracticeSessionDto } from "@/lib/api/practice.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";
import type { Response } from "@/lib/exam";

import { ItemCard } from "./item-card.tsx";
import { ItemSources } from "./item-sources.tsx";
import { practiceQueries } from "./practice-queries.ts";
import { choosableIds, isComplete, toggleOption } from "./response-draft.ts";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

interface Props {
  readonly sessionId: string;
  /** What follows the last answer; given the session with all its answers. */
  readonly renderEnd: (session: PracticeSessionDto) => React.ReactNode;
}

/** Runs a practice session: one question at a time, each with its feedback. Goes on where it was left. */
export function ItemRunner({ sessionId, renderEnd }: Props) {
  const t = useTexts("item");
  const { data: session, error, refetch } = useQuery(practiceQueries.session(sessionId));
  const [shown, setShown] = useState<number | null>(null);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!session) return <p className="skeleton min-h-96">{t("loading")}</p>;
  const firstOpen = session.entries.find((entry) => entry.answer === null)?.position ?? null;
  const position = shown ?? firstOpen;
  const entry = session.entries.find((candidate) => candidate.position === position);
  if (!entry) return <>{renderEnd(session)}</>;
  return (
    <Question
      key={entry.position}
      session={session}
      entry={entry}
      onShow={() => setShown(entry.position)}
      // With nothing pinned, the first open question is shown, or the end.
      onNext={() => setShown(null)}
    />
  );
}

interface QuestionProps {
  readonly session: PracticeSessionDto;
  readonly entry: PracticeEntryDto;
  readonly onShow: () => void;
  readonly onNext: () => void;
}

function Question({ session, entry, onShow, onNext }: QuestionProps) {
  const t = useTexts("item");
  const client = useQueryClient();
  const { item, answer, position } = entry;
  const [response, setResponse] = useState<Response | null>(() => answer?.response ?? null);
  const [struck, setStruck] = useState<readonly string[]>([]);
  const [other, setOther] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const began = useRef(0);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    began.current = performance.now();
  }, []);

  const save = useMutation({
    mutationFn: async () => {
      if (response === null) throw new Error("nothing answered");
      const elapsedMs = Math.round(performance.now() - began.current);
      const body = { position, response, idempotencyKey: key, elapsedMs };
      return await requestJson(answerPractice, { params: { sessionId: session.id }, body });
    },
    // The same key each time: however often it is sent, it counts once.
    retry: (count, error) => count < 60 && isRetryable(error),
    retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    onSuccess: ({ response: stored, confidence, feedback }) => {
      onShow();
      client.setQueryData(
        practiceQueries.session(session.id).queryKey,
        (old) =>
          old && {
            ...old,
            entries: old.entries.map((each) =>
              each.position === position ? { ...each, answer: { response: stored, confidence, feedback } } : each,
            ),
          },
      );
      void client.invalidateQueries({ queryKey: practiceQueries.list().queryKey });
      next.current?.focus();
    },
  });

  const ready = isComplete(item, response) && !save.isPending;
  const choose = (optionId: string) => {
    if (!answer) setResponse(toggleOption(item, response, optionId));
  };
  useShortcuts({
    ...Object.fromEntries(choosableIds(item).map((id, index) => [String(index + 1), () => choose(id)])),
    enter: answer ? onNext : ready ? () => save.mutate() : undefined,
  });

  const locale = other ? (t.locale === "en" ? "pt-BR" : "en") : t.locale;
  return (
    <div>
      <ItemCard
        name={`item-${position}`}
        item={item}
        locale={locale}
        response={response}
        onRespond={setResponse}
        struck={struck}
        onStrike={setStruck}
        feedback={answer?.feedback}
        heading={
          <span className="font-mono text-sm text-ink-soft">
            {t("position", { position, count: session.entries.length })}
          </span>
        }
      />
      <div role="status" className="mt-5 min-h-7 font-medium">
        {answer && (
          <span className={answer.feedback.correct ? "text-pass" : "text-fail"}>
            {t(answer.feedback.correct ? "correct" : "incorrect")}
          </span>
        )}
        {save.isPending && <span className="text-ink-soft">{t(save.failureCount > 0 ? "waiting" : "saving")}</span>}
      </div>
      {save.isError && <ProblemNote error={save.error} onRetry={() => save.mutate()} />}
      <div className="mt-2 flex flex-wrap gap-3">
        {answer ? (
          <button ref={next} type="button" className="button button-seal" onClick={onNext}>
            {t("next")}
          </button>
        ) : (
          <button type="button" className="button button-seal" disabled={!ready} onClick={() => save.mutate()}>
            {t("confirm")}
          </button>
        )}
        <button type="button" className="button button-quiet" aria-pressed={other} onClick={() => setOther(!other)}>
          {t(other ? "backToOwn" : "otherLanguage")}
        </button>
      </div>
      {answer && (
        <ItemSources feedback={answer.feedback} proofOf={{ session: session.id, position: String(position) }} />
      )}
      <ShortcutsHelp />
    </div>
  );
}
