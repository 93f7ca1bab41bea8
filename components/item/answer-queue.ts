import type { z } from "zod/mini";

import type { answerPractice } from "@/lib/api/practice.contract";

/**
 * Answers on their way to the server. Each is kept on this device before it is sent, is sent again
 * with the same key until the server has said what became of it, and leaves only then: so it arrives,
 * and counts once, through lost connections, reloads and second tabs.
 */
type Body = z.infer<typeof answerPractice.body>;

export interface QueuedAnswer extends Body {
  readonly sessionId: string;
  /** When it was given, for the order of sending; milliseconds of this device's clock. */
  readonly queuedAt: number;
}

export type AnswerReply = z.infer<typeof answerPractice.output>;

/** Where answers are kept; every tab of this browser sees the same. */
export interface AnswerStore {
  /** In the order in which they were given. */
  readonly list: () => Promise<readonly QueuedAnswer[]>;
  readonly put: (answer: QueuedAnswer) => Promise<void>;
  readonly remove: (idempotencyKey: string) => Promise<void>;
}

export interface QueueState {
  readonly answers: readonly QueuedAnswer[];
  /** waiting: the last try reached nobody, the next one comes by itself. */
  readonly phase: "idle" | "sending" | "waiting";
  /** False where this device keeps nothing: then an answer lives as long as the page. */
  readonly kept: boolean;
}

export interface QueuePorts {
  readonly store: AnswerStore;
  readonly send: (answer: QueuedAnswer) => Promise<AnswerReply>;
  readonly isRetryable: (error: unknown) => boolean;
  /** Runs `work` while no other tab does. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits before the next try; the first failure in a row is number 1. */
  readonly pause: (failures: number) => Promise<void>;
  readonly onDelivered: (answer: QueuedAnswer, reply: AnswerReply) => void;
  /** The server will never take it: another answer stands, say. */
  readonly onRefused: (answer: QueuedAnswer, error: unknown) => void;
  /** Another tab has delivered it. */
  readonly onGone: (answer: QueuedAnswer) => void;
}

export interface AnswerQueue {
  readonly getState: () => QueueState;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Keeps the answer, then sends it. Resolves once it is kept. */
  readonly add: (answer: QueuedAnswer) => Promise<void>;
  /** Takes up what other tabs and earlier visits left, and sends until nothing is left. */
  readonly flush: () => Promise<void>;
}

export function createAnswerQueue(ports: QueuePorts): AnswerQueue {
  let state: QueueState = { answers: [], phase: "idle", kept: true };
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function change(next: Partial<QueueState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** What this device holds is what there is to send; what is gone from it, another tab has sent. */
  async function adopt(): Promise<void> {
    if (!state.kept) return;
    const before = state.answers;
    let answers: readonly QueuedAnswer[];
    try {
      answers = await ports.store.list();
    } catch {
      change({ kept: false });
      return;
    }
    const keys = new Set(answers.map(({ idempotencyKey }) => idempotencyKey));
    // What was added meanwhile is in the state and on its way into the store.
    const added = state.answers.filter((answer) => !before.includes(answer) && !keys.has(answer.idempotencyKey));
    change({ answers: [...answers, ...added] });
    for (const answer of before) if (!keys.has(answer.idempotencyKey)) ports.onGone(answer);
  }

  async function drop({ idempotencyKey }: QueuedAnswer): Promise<void> {
    change({ answers: state.answers.filter((answer) => answer.idempotencyKey !== idempotencyKey) });
    // Should that fail, it is sent once more one day, and counts for nothing.
    await ports.store.remove(idempotencyKey).catch(() => change({ kept: false }));
  }

  async function sendFirst(): Promise<"empty" | "done" | "failed"> {
    await adopt();
    const [answer] = state.answers;
    if (!answer) return "empty";
    try {
      const reply = await ports.send(answer);
      await drop(answer);
      ports.onDelivered(answer, reply);
    } catch (error) {
      if (ports.isRetryable(error)) return "failed";
      await drop(answer);
      ports.onRefused(answer, error);
    }
    return "done";
  }

  async function drain(): Promise<void> {
    for (let failures = 0; ;) {
      if (failures === 0) change({ phase: "sending" });
      const outcome = await ports.inTurn(sendFirst);
      if (outcome === "empty") break;
      failures = outcome === "failed" ? failures + 1 : 0;
      if (failures === 0) continue;
      change({ phase: "waiting" });
      await ports.pause(failures);
    }
    change({ phase: "idle" });
  }

  async function flush(): Promise<void> {
    running ??= drain().finally(() => {
      running = null;
    });
    await running;
  }

  async function add(answer: QueuedAnswer): Promise<void> {
    try {
      if (state.kept) await ports.store.put(answer);
    } catch {
      change({ kept: false });
    }
    const known = state.answers.some(({ idempotencyKey }) => idempotencyKey === answer.idempotencyKey);
    if (!known) change({ answers: [...state.answers, answer] });
    // A drain that has just found nothing may be ending: the next one starts after it.
    void flush().then(() => (state.answers.length > 0 ? flush() : undefined));
  }

  return {
    getState: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    add,
    flush,
  };
}
