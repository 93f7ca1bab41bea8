"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { answerPractice, type PracticeSessionDto } from "@/lib/api/practice.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";

import {
  type AnswerQueue,
  type AnswerReply,
  createAnswerQueue,
  type QueuedAnswer,
  type QueueState,
} from "./answer-queue.ts";
import { answerStore } from "./practice-database.ts";
import { practiceQueries } from "./practice-queries.ts";

/** Tabs take turns by this name, and tell each other by it that something was delivered. */
const NAME = "selo-answers";
const LONGEST_PAUSE_MS = 8_000;

interface UseAnswerQueue extends QueueState {
  readonly add: AnswerQueue["add"];
  /** What the server would not take, by session and position. */
  readonly refusals: readonly { readonly answer: QueuedAnswer; readonly error: unknown }[];
}

/**
 * The queue of answers of this page. What it delivers becomes the session's feedback; what earlier
 * visits left is sent as soon as the page is there, and again when the connection is back.
 */
export function useAnswerQueue(): UseAnswerQueue {
  const client = useQueryClient();
  const [refusals, setRefusals] = useState<UseAnswerQueue["refusals"]>([]);
  const [queue] = useState(() =>
    openQueue(client, (answer, error) => setRefusals((others) => [...others, { answer, error }])),
  );
  const state = useSyncExternalStore(queue.subscribe, queue.getState, queue.getState);
  useEffect(() => {
    const flush = () => void queue.flush();
    const channel = new BroadcastChannel(NAME);
    channel.addEventListener("message", flush);
    window.addEventListener("online", flush);
    flush();
    return () => {
      channel.close();
      window.removeEventListener("online", flush);
    };
  }, [queue]);
  return { ...state, add: queue.add, refusals };
}

function openQueue(client: QueryClient, onRefused: (answer: QueuedAnswer, error: unknown) => void): AnswerQueue {
  const reload = ({ sessionId }: QueuedAnswer) =>
    void client.invalidateQueries({ queryKey: practiceQueries.session(sessionId).queryKey });
  return createAnswerQueue({
    store: answerStore,
    send: async ({ sessionId, position, response, confidence, idempotencyKey, elapsedMs }) =>
      await requestJson(answerPractice, {
        params: { sessionId },
        body: { position, response, confidence, idempotencyKey, elapsedMs },
      }),
    isRetryable,
    inTurn,
    pause,
    onDelivered: (answer, reply) => {
      tellOtherTabs();
      showFeedback(client, answer.sessionId, reply);
    },
    onRefused: (answer, error) => {
      tellOtherTabs();
      onRefused(answer, error);
      reload(answer);
    },
    onGone: reload,
  });
}

function showFeedback(client: QueryClient, sessionId: string, reply: AnswerReply): void {
  const { position, response, confidence, feedback } = reply;
  client.setQueryData<PracticeSessionDto>(
    practiceQueries.session(sessionId).queryKey,
    (old) =>
      old && {
        ...old,
        entries: old.entries.map((each) =>
          each.position === position ? { ...each, answer: { response, confidence, feedback } } : each,
        ),
      },
  );
  void client.invalidateQueries({ queryKey: practiceQueries.list().queryKey });
  void client.invalidateQueries({ queryKey: practiceQueries.supply().queryKey });
}

/** Where a browser has no locks, two tabs may send the same answer: the server counts it once all the same. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return await work();
  return await navigator.locks.request(NAME, work);
}

function tellOtherTabs(): void {
  const channel = new BroadcastChannel(NAME);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no other
  channel.postMessage("delivered");
  channel.close();
}

/** Waits longer after each failure, but not longer than until the connection is back. */
async function pause(failures: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS));
    window.addEventListener("online", done);
  });
}
