"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import type { AttemptEventInput } from "@/lib/api/exam-events";
import { saveAttemptEvent } from "@/lib/api/exam.contract";
import { ApiError, isRetryable, requestJson } from "@/lib/api/request-json";

import { type Journal, openJournal } from "./journal.ts";
import { confirm, EMPTY_OUTBOX, enqueue, type Outbox, type OutboxEntry } from "./outbox.ts";

/** saved: all of it is on the server. waiting, signed-out: kept here and sent again. refused: the exam is over. */
export type SaveState = "saved" | "saving" | "waiting" | "signedOut" | "refused";

interface UseOutbox {
  readonly outbox: Outbox;
  /** False until what an earlier visit left on this device is read. */
  readonly ready: boolean;
  readonly saveState: SaveState;
  /** False where this device keeps no copy of what is not yet saved. */
  readonly journaled: boolean;
  readonly send: (position: number, revision: number, event: AttemptEventInput) => void;
  /** Resolves when nothing is left to save, or when the server refused. */
  readonly flush: () => Promise<void>;
}

interface Listeners {
  /** The server has this entry, and it is what stands. */
  readonly onSaved: (entry: OutboxEntry) => void;
  /** Another tab or device made a later change: what is shown here is no longer true. */
  readonly onStale: () => void;
}

/**
 * Saves every change at once, one request at a time and in order, and keeps trying. "Saved" is said
 * only when the server confirmed everything.
 */
export function useOutbox(attemptId: string, listeners: Listeners): UseOutbox {
  const [outbox, setOutbox] = useState<Outbox>(EMPTY_OUTBOX);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<"none" | Exclude<SaveState, "saved" | "saving">>("none");
  const [journaled, setJournaled] = useState(true);
  const latest = useRef(outbox);
  const running = useRef<Promise<void> | null>(null);
  const journal = useRef<Journal | null>(null);
  const heard = useRef(listeners);
  useEffect(() => {
    heard.current = listeners;
  });

  const write = useCallback((next: Outbox) => {
    const before = latest.current;
    latest.current = next;
    setOutbox(next);
    void journal.current?.save(before, next).then(setJournaled);
  }, []);

  const drain = useCallback(async () => {
    for (let failures = 0; latest.current.entries[0] !== undefined;) {
      const entry = latest.current.entries[0];
      try {
        const standing = await requestJson(saveAttemptEvent, { params: { attemptId }, body: toBody(entry) });
        failures = 0;
        setTrouble("none");
        if (standing.stands) heard.current.onSaved(entry);
        else heard.current.onStale();
        write(confirm(latest.current, entry.key));
      } catch (error) {
        const signedOut = error instanceof ApiError && error.status === 401;
        if (!signedOut && !isRetryable(error)) {
          setTrouble("refused");
          write(confirm(latest.current, entry.key));
          continue;
        }
        setTrouble(signedOut ? "signedOut" : "waiting");
        failures += 1;
        await pause(Math.min(500 * 2 ** failures, 5000));
      }
    }
  }, [attemptId, write]);

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
  useEffect(() => {
    const opened = openJournal(attemptId);
    journal.current = opened;
    async function takeUp(): Promise<void> {
      const left = await opened.load();
      latest.current = left;
      setOutbox(left);
      setReady(true);
      await flush();
    }
    void takeUp();
  }, [attemptId, flush]);

  const saveState = trouble === "none" ? (outbox.entries.length > 0 ? "saving" : "saved") : trouble;
  return { outbox, ready, saveState, journaled, send, flush };
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
