"use client";

import { proxy, wrap } from "comlink";
import { useEffect, useRef, useState } from "react";

import { type CallOptions, type Kms, type KmsError, loadMessages, type MessageFaultCode } from "@/lib/kms";

import type { MessageWorker, Progress } from "./message.worker.ts";

/** A mebibyte more or less is no matter; the page stays responsive whatever the size. */
export const LARGEST_FILE = 50 * 1024 * 1024;
/** A header is far shorter. */
const HEAD = 1024 * 1024;

export type What = "seal" | "open";

export type Job =
  | { readonly phase: "idle" }
  | { readonly phase: "working"; readonly what: What; readonly total: number; readonly progress: Progress }
  | {
      readonly phase: "done";
      readonly what: What;
      readonly blob: Blob;
      readonly name: string;
      readonly frames: number;
      readonly ms: number;
    }
  | { readonly phase: "refused"; readonly error: KmsError }
  | {
      readonly phase: "failed";
      readonly code: MessageFaultCode | "too-large" | "cancelled" | "worker";
      readonly frame: number;
    };

const START: Progress = { bytes: 0, frames: 0 };

/** One file at a time is sealed or opened in a worker; its data key comes from the bench's KMS. */
export function useMessageJob(kms: Kms, options: CallOptions) {
  const [job, setJob] = useState<Job>({ phase: "idle" });
  const running = useRef<Running | null>(null);
  useEffect(() => () => running.current?.stop(), []);

  /** Runs work in a fresh worker, which ends with it. */
  const inWorker = async (what: What, total: number, act: (running: Running, tell: Tell) => Promise<Job>) => {
    setJob({ phase: "working", what, total, progress: START });
    const mine = startWorker();
    running.current = mine;
    const tell: Tell = (progress) => {
      if (running.current === mine) setJob({ phase: "working", what, total, progress });
    };
    // A file that was deleted or changed meanwhile cannot be read: the worker throws.
    const done = act(mine, proxy(tell)).catch((): Job => ({ phase: "failed", code: "worker", frame: 0 }));
    const end = await Promise.race([done, mine.stopped]);
    mine.stop();
    if (running.current !== mine) return;
    // Progress that is still on its way comes too late from here on.
    running.current = null;
    setJob(end);
  };

  const seal = async (
    file: Blob,
    name: string,
    input: { readonly keyId: string; readonly context: Record<string, string> },
  ) => {
    if (file.size > LARGEST_FILE) return setJob({ phase: "failed", code: "too-large", frame: 0 });
    const began = performance.now();
    const { sealingKeyFromKms } = await loadMessages();
    const recipe = await sealingKeyFromKms(kms, input, options);
    if (!recipe.ok) return setJob({ phase: "refused", error: recipe.error });
    await inWorker("seal", file.size, async ({ worker }, tell) => {
      const sealing = worker.seal(file, recipe.value, tell);
      // The worker has its copy by now.
      recipe.value.dataKey.fill(0);
      const { blob, frames } = await sealing;
      return { phase: "done", what: "seal", blob, frames, name: `${name}${SUFFIX}`, ms: performance.now() - began };
    });
  };

  const open = async (file: Blob, name: string) => {
    const began = performance.now();
    const { openKeyWithKms, parseMessageHeader } = await loadMessages();
    const parsed = parseMessageHeader(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (parsed === null)
      return setJob({ phase: "failed", code: file.size === 0 ? "not-a-message" : "truncated", frame: 0 });
    if (!parsed.ok) return setJob({ phase: "failed", code: parsed.error.code, frame: 0 });
    const key = await openKeyWithKms(kms, parsed.value.header, options);
    if (!key.ok) {
      return setJob(key.error ? { phase: "refused", error: key.error } : { phase: "failed", code: "no-key", frame: 0 });
    }
    await inWorker("open", file.size, async ({ worker }, tell) => {
      const opening = worker.open(file, key.value, tell);
      key.value.fill(0);
      const { blob, frames, fault } = await opening;
      if (fault) return { phase: "failed", code: fault.code, frame: fault.frame ?? 0 };
      return { phase: "done", what: "open", blob, frames, name: openedName(name), ms: performance.now() - began };
    });
  };

  return { job, seal, open, cancel: () => running.current?.stop() };
}

type Tell = (progress: Progress) => void;

interface Running {
  readonly worker: ReturnType<typeof wrap<MessageWorker>>;
  /** Answers when the work was stopped, or its worker broke. */
  readonly stopped: Promise<Job>;
  readonly stop: () => void;
}

function startWorker(): Running {
  const thread = new Worker(new URL("./message.worker.ts", import.meta.url), { type: "module" });
  const worker = wrap<MessageWorker>(thread);
  const stopped = new Promise<Job>((resolve) => {
    thread.addEventListener("error", () => resolve({ phase: "failed", code: "worker", frame: 0 }));
    thread.addEventListener(STOP, () => resolve({ phase: "failed", code: "cancelled", frame: 0 }));
  });
  return {
    worker,
    stopped,
    stop: () => {
      thread.dispatchEvent(new Event(STOP));
      // The data key goes with the worker's memory.
      thread.terminate();
    },
  };
}

const STOP = "selo:stop";
const SUFFIX = ".encrypted";

function openedName(name: string): string {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : `opened-${name}`;
}
