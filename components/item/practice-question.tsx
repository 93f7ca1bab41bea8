"use client";

import { Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { Confidence, PracticeEntryDto, PracticeSessionDto } from "@/lib/api/practice.contract";
import type { Response } from "@/lib/exam";

import type { QueuedAnswer } from "./answer-queue.ts";
import { AnswerStatus } from "./answer-status.tsx";
import { ConfidenceField } from "./confidence-field.tsx";
import { hasHints } from "./hints.ts";
import { ItemCard } from "./item-card.tsx";
import { ItemSources } from "./item-sources.tsx";
import { ReportProblem } from "./report-problem.tsx";
import { choosableIds, isComplete, toggleOption } from "./response-draft.ts";
import { RetryItem } from "./retry-item.tsx";
import { openShortcutsHelp, ShortcutsHelp } from "./shortcuts-help.tsx";
import { useDraft } from "./use-draft.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export interface GivenAnswer {
  readonly response: Response;
  readonly confidence: Confidence | null;
  readonly elapsedMs: number;
}

interface Props {
  readonly session: PracticeSessionDto;
  readonly entry: PracticeEntryDto;
  /** Given, and not yet known to the server. */
  readonly queued: QueuedAnswer | undefined;
  /** There is no connection: what is queued may stay so for a while. */
  readonly offline: boolean;
  /** The learner comes from another question: what had the focus there is gone. */
  readonly takesFocus: boolean;
  readonly onAnswer: (answer: GivenAnswer) => void;
  readonly onNext: () => void;
}

/** One question of a practice session: draft, confirmation, and what was right and why. */
export function PracticeQuestion({ session, entry, queued, offline, takesFocus, onAnswer, onNext }: Props) {
  const t = useTexts("item");
  const { item, answer, position } = entry;
  const { response: draft, respond, undo } = useDraft(null);
  const [struck, setStruck] = useState<readonly string[]>([]);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [other, setOther] = useState(false);
  const [retrying, setRetrying] = useState(false);
  const began = useRef(0);
  const next = useRef<HTMLButtonElement>(null);
  const striking = useRef(false);
  const whole = useRef<HTMLElement>(null);
  const moved = useRef(takesFocus);
  useEffect(() => {
    began.current = performance.now();
    if (moved.current) whole.current?.focus();
  }, []);

  const given = answer ?? queued ?? null;
  const response = given?.response ?? draft;
  const settled = given !== null;
  // The button that confirmed, or ended the second try, is gone: the focus goes to the one in its place.
  useEffect(() => {
    if (settled && !retrying) next.current?.focus();
  }, [settled, retrying]);

  const ready = !settled && isComplete(item, draft);
  function confirm() {
    if (!ready || draft === null) return;
    onAnswer({ response: draft, confidence, elapsedMs: Math.round(performance.now() - began.current) });
  }
  function choose(optionId: string) {
    const out = struck.includes(optionId);
    if (striking.current) setStruck(out ? struck.filter((id) => id !== optionId) : [...struck, optionId]);
    else respond(toggleOption(item, draft, optionId));
    striking.current = false;
  }
  const numbers = choosableIds(item).map((id, index) => [String(index + 1), () => choose(id)] as const);
  useShortcuts(
    retrying
      ? {}
      : {
          ...(settled ? {} : Object.fromEntries(numbers)),
          x: settled || item.type === "true-false" ? undefined : () => (striking.current = true),
          u: settled ? undefined : undo,
          enter: settled ? onNext : ready ? confirm : undefined,
          "?": openShortcutsHelp,
        },
  );

  const locale = other ? (t.locale === "en" ? "pt-BR" : "en") : t.locale;
  const name = `item-${position}`;
  if (retrying && answer && hasHints(item)) {
    return (
      <RetryItem
        name={`${name}-again`}
        item={item}
        locale={locale}
        feedback={answer.feedback}
        answered={answer.response}
        onEnd={() => setRetrying(false)}
      />
    );
  }
  const heading = t("position", { position, count: session.entries.length });
  return (
    <section ref={whole} tabIndex={-1} aria-label={heading} className="outline-none">
      <ItemCard
        // A number given in an earlier visit is written anew.
        key={settled ? "given" : "open"}
        locked={settled && answer === null}
        name={name}
        item={item}
        locale={locale}
        response={response}
        onRespond={settled ? ignore : respond}
        struck={struck}
        onStrike={setStruck}
        feedback={answer?.feedback}
        heading={<span className="font-mono text-sm text-ink-soft">{heading}</span>}
      />
      {!settled && <ConfidenceField confidence={confidence} onChange={setConfidence} />}
      <AnswerStatus answer={answer} queued={queued !== undefined} offline={offline} />
      <div className="mt-2 flex flex-wrap gap-3">
        {settled ? (
          <button ref={next} type="button" className="button button-seal" onClick={onNext}>
            {t("next")}
          </button>
        ) : (
          <button type="button" className="button button-seal" disabled={!ready} onClick={confirm}>
            {t("confirm")}
          </button>
        )}
        {/* A field for a number has the browser's own undo. */}
        {!settled && item.type !== "numeric" && (
          <button type="button" className="button button-quiet" disabled={!undo} onClick={undo}>
            <Undo2 aria-hidden size={16} strokeWidth={1.75} />
            {t("practice.undo")}
          </button>
        )}
        {answer && !answer.feedback.correct && hasHints(item) && (
          <button type="button" className="button" onClick={() => setRetrying(true)}>
            {t("practice.retry.start")}
          </button>
        )}
        <button type="button" className="button button-quiet" aria-pressed={other} onClick={() => setOther(!other)}>
          {t(other ? "backToOwn" : "otherLanguage")}
        </button>
      </div>
      {answer && (
        <ItemSources feedback={answer.feedback} proofOf={{ session: session.id, position: String(position) }} />
      )}
      <div className="mt-6">
        <ReportProblem sessionId={session.id} position={position} locale={locale} />
      </div>
      <ShortcutsHelp />
    </section>
  );
}

/** What was given can no longer be changed. */
function ignore(): void {}
