"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { type AttemptDto, type AttemptEventInput, saveAttemptEvent } from "@/lib/api/exam.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";

import { loadJournal, saveJournal } from "./journal.ts";
import { confirm, enqueue, type Outbox, type OutboxEntry } from "./outbox.ts";

export type SaveState = "saved" | "saving" | "waiting" | "refused";

interface UseOutbox {
  readonly outbox: Outbox;
  readonly saveState: SaveState;
  /** False where this device keeps no copy of what is not yet saved. */
  readonly journaled: boolean;
  readonly send: (position: number, revision: number, event: AttemptEventInput) => void;
  /** Resolves when nothing is left to save, or when the server refused. */
  readonly flush: () => Promise<void>;
}

/**
 * Saves every change at once, one request at a time and in order, and keeps trying. "Saved" is said
 * only when the server confirmed everything.
 * @param onStale another tab or device made a later change: what is shown here is no longer true.
 */
export function useOutbox(attempt: AttemptDto, onStale: () => void): UseOutbox {
  const attemptId = attempt.id;
  const [outbox, setOutbox] = useState<Outbox>(() => loadJournal(attemptId));
  const [trouble, setTrouble] = useState<"none" | "waiting" | "refused">("none");
  const [journaled, setJournaled] = useState(true);
  const latest = useRef(outbox);
  const running = useRef<Promise<void> | null>(null);

  const write = useCallback(
    (next: Outbox) => {
      latest.current = next;
      setOutbox(next);
      setJournaled(saveJournal(attemptId, next));
    },
    [attemptId],
  );

  const drain = useCallback(async () => {
    for (let failures = 0; latest.current.entries[0] !== undefined;) {
      const entry = latest.current.entries[0];
      try {
        const standing = await requestJson(saveAttemptEvent, { params: { attemptId }, body: toBody(entry) });
        failures = 0;
        setTrouble("none");
        write(confirm(latest.current, entry.key));
        if (!standing.stands) onStale();
      } catch (error) {
        if (!isRetryable(error)) {
          setTrouble("refused");
          write(confirm(latest.current, entry.key));
          continue;
        }
        setTrouble("waiting");
        failures += 1;
        await pause(Math.min(500 * 2 ** failures, 5000));
      }
    }
  }, [attemptId, onStale, write]);

  const flush = useCallback(async () => {
    running.current ??= drain().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [drain]);

  const send = useCallback(
    (position: number, revision: number, event: AttemptEventInput) => {
      write(enqueue(latest.current, { position, revision, key: crypto.randomUUID(), event }));
      void flush();
    },
    [flush, write],
  );

  // What an earlier visit could not save goes out first.
  useEffect(() => void flush(), [flush]);

  const saveState = trouble === "none" ? (outbox.entries.length > 0 ? "saving" : "saved") : trouble;
  return { outbox, saveState, journaled, send, flush };
}

function toBody({ position, revision, key, event }: OutboxEntry) {
  return { position, revision, idempotencyKey: key, event };
}

/** Waits, but not longer than until the connection is back. */
async function pause(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    window.addEventListener(
      "online",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
