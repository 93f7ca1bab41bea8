"use client";

import { useEffect, useRef, useState } from "react";

import { folderOf, type PlayedLine } from "@/components/terminal/terminal-state";
import { type Bench, type LabScript, loadRunners } from "@/lib/bench";
import type { Prices } from "@/lib/kms";

import { type LabProgress, loadProgress, NO_PROGRESS, saveProgress, withLine, withReached } from "./lab-progress.ts";

export interface ReadyLab {
  readonly phase: "ready";
  readonly bench: Bench;
  /** Lines of an earlier visit, run again. */
  readonly played: readonly PlayedLine[];
  /** Steps that the world shows right now. */
  readonly shown: readonly string[];
  readonly progress: LabProgress;
  readonly checking: boolean;
  readonly ran: (line: PlayedLine) => void;
  readonly takeHint: (step: string) => void;
  /** Begins anew. Changes with every beginning. */
  readonly again: () => void;
  readonly run: number;
}

export type LabState = { readonly phase: "loading" | "replaying" | "no-crypto" | "failed" } | ReadyLab;

type Opened = Pick<ReadyLab, "bench" | "played">;

/** A lab's world and shell in this page, set up anew at every visit and brought to where it was left. */
export function useLab(lab: LabScript, prices: Prices): LabState {
  const [opened, setOpened] = useState<Opened | Exclude<LabState["phase"], "ready">>("loading");
  const [shown, setShown] = useState<readonly string[]>([]);
  const [progress, setProgress] = useState<LabProgress>(NO_PROGRESS);
  const [checking, setChecking] = useState(false);
  const [run, setRun] = useState(0);
  const newest = useRef(0);
  /** What is newest of the progress: a look takes its time, and hints may be taken meanwhile. */
  const kept = useRef<LabProgress>(NO_PROGRESS);
  /** The bench that is open; a line of an earlier one may still be running. */
  const open = useRef<Bench | null>(null);

  const keep = (change: (before: LabProgress) => LabProgress) => {
    kept.current = change(kept.current);
    setProgress(kept.current);
    saveProgress(lab.id, kept.current);
  };

  async function check(bench: Bench) {
    const turn = ++newest.current;
    setChecking(true);
    const { checkLab } = await loadRunners();
    const steps = await checkLab(lab, bench, prices);
    // A later line, or a new beginning, looks again: what an earlier look saw is old.
    if (turn !== newest.current) return;
    const reached = steps.filter((step) => step.reached).map(({ id }) => id);
    setShown(reached);
    keep((before) => withReached(before, reached, reached.length === steps.length));
    setChecking(false);
  }

  useEffect(() => {
    let current = true;
    const begin = async () => {
      if (globalThis.crypto?.subtle === undefined) return setOpened("no-crypto");
      const before = loadProgress()[lab.id] ?? NO_PROGRESS;
      try {
        const { startLab } = await loadRunners();
        const bench = await startLab(lab, prices);
        if (before.lines.length > 0 && current) setOpened("replaying");
        const played = await replay(bench, before.lines);
        if (!current) return;
        kept.current = before;
        open.current = bench;
        setProgress(before);
        setOpened({ bench, played });
        await check(bench);
      } catch {
        if (current) setOpened("failed");
      }
    };
    void begin();
    return () => {
      current = false;
    };
    // The lab of a page never changes; `run` begins it anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run]);

  if (typeof opened === "string") return { phase: opened };
  return {
    phase: "ready",
    ...opened,
    shown,
    progress,
    checking,
    run,
    ran: ({ line }) => {
      if (open.current !== opened.bench) return;
      keep((before) => withLine(before, line));
      void check(opened.bench);
    },
    takeHint: (step) =>
      keep((before) => ({ ...before, hints: { ...before.hints, [step]: Math.min(3, (before.hints[step] ?? 0) + 1) } })),
    again: () => {
      newest.current++;
      open.current = null;
      keep((before) => ({ ...NO_PROGRESS, finished: before.finished }));
      setShown([]);
      setChecking(false);
      setOpened("loading");
      setRun((count) => count + 1);
    },
  };
}

/** Runs the lines of an earlier visit again. */
async function replay(bench: Bench, lines: readonly string[]): Promise<readonly PlayedLine[]> {
  const played: PlayedLine[] = [];
  for (const line of lines) {
    const folder = folderOf(bench.shell);
    played.push({ folder, line, run: await bench.shell.run(line) });
  }
  return played;
}
