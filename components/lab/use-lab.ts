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

/** A lab's world and shell in this page, set up anew at every visit and brought to where it was left. */
export function useLab(lab: LabScript, prices: Prices): LabState {
  const [opened, setOpened] = useState<
    Pick<ReadyLab, "bench" | "played"> | "loading" | "replaying" | "no-crypto" | "failed"
  >("loading");
  const [shown, setShown] = useState<readonly string[]>([]);
  const [progress, setProgress] = useState<LabProgress>(NO_PROGRESS);
  const [checking, setChecking] = useState(false);
  const [run, setRun] = useState(0);
  const newest = useRef(0);

  const keep = (next: LabProgress) => {
    setProgress(next);
    saveProgress(lab.id, next);
  };

  async function check(bench: Bench, before: LabProgress) {
    const turn = ++newest.current;
    setChecking(true);
    const { checkLab } = await loadRunners();
    const steps = await checkLab(lab, bench, prices);
    // A later line looks again: what an earlier look saw is old.
    if (turn !== newest.current) return;
    const reached = steps.filter((step) => step.reached).map(({ id }) => id);
    setShown(reached);
    keep(withReached(before, reached, reached.length === steps.length));
    setChecking(false);
  }

  useEffect(() => {
    let current = true;
    const open = async () => {
      if (globalThis.crypto?.subtle === undefined) return setOpened("no-crypto");
      const before = loadProgress()[lab.id] ?? NO_PROGRESS;
      try {
        const { startLab } = await loadRunners();
        const bench = await startLab(lab, prices);
        const played: PlayedLine[] = [];
        if (before.lines.length > 0 && current) setOpened("replaying");
        for (const line of before.lines) {
          const folder = folderOf(bench.shell);
          played.push({ folder, line, run: await bench.shell.run(line) });
        }
        if (!current) return;
        setProgress(before);
        setOpened({ bench, played });
        await check(bench, before);
      } catch {
        if (current) setOpened("failed");
      }
    };
    void open();
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
      const next = withLine(progress, line);
      keep(next);
      void check(opened.bench, next);
    },
    takeHint: (step) =>
      keep({ ...progress, hints: { ...progress.hints, [step]: Math.min(3, (progress.hints[step] ?? 0) + 1) } }),
    again: () => {
      keep({ ...NO_PROGRESS, finished: progress.finished });
      setShown([]);
      setOpened("loading");
      setRun((count) => count + 1);
    },
  };
}
