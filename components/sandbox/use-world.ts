"use client";

import { useEffect, useState } from "react";

import type { BenchState, WorldBench } from "@/lib/bench/worlds/world-bench";
import type { Kms, KmsDeps } from "@/lib/kms";

import { type OpenedWorlds, openWorlds } from "./worlds/open-worlds.ts";

export interface ReadyBench {
  readonly phase: "ready";
  readonly kms: Kms;
  readonly deps: KmsDeps;
  /** Counts the changes of the world, so that what shows it is drawn again. */
  readonly version: number;
  /** The open world's name and the others, what is kept, what can be undone. */
  readonly state: BenchState;
  /** What is done with worlds as a whole: open, add, rename, throw away. */
  readonly worlds: WorldBench;
  readonly reset: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The open world as text. */
  readonly exported: () => string;
  /** Puts what a text says into the open world; undo brings back what was there. @returns the members that do not fit, where it is none. */
  readonly imported: (text: string) => readonly string[] | null;
}

export type Bench = { readonly phase: "loading" | "no-crypto" } | ReadyBench;

/** The bench of this tab: as it was left, when somebody comes back to the page. */
let opening: ReturnType<typeof openWorlds> | null = null;

/** The bench and its worlds, kept in this browser after every change. @param firstName of a world that nobody named. */
export function useWorld(firstName: string): Bench {
  const [opened, setOpened] = useState<OpenedWorlds | "loading" | "no-crypto">("loading");
  const [state, setState] = useState<BenchState | null>(null);

  useEffect(() => {
    let left = false;
    opening ??= openWorlds(firstName);
    void opening.then((result) => !left && setOpened(result ?? "no-crypto"));
    return () => {
      left = true;
    };
  }, [firstName]);
  useEffect(() => {
    if (typeof opened === "string") return;
    const { bench } = opened;
    const show = () => setState(bench.state());
    const save = () => void (document.visibilityState === "hidden" && bench.flush());
    show();
    document.addEventListener("visibilitychange", save);
    const unsubscribe = bench.subscribe(show);
    return () => {
      document.removeEventListener("visibilitychange", save);
      unsubscribe();
    };
  }, [opened]);

  if (typeof opened === "string") return { phase: opened };
  if (state === null) return { phase: "loading" };
  const { bench, deps, text, parse, fresh } = opened;
  return {
    phase: "ready",
    kms: state.kms,
    deps,
    version: state.version,
    state,
    worlds: bench,
    reset: () => bench.put(fresh()),
    undo: () => bench.step(-1),
    redo: () => bench.step(1),
    exported: () => text(bench.state().kms.world),
    imported: (document) => {
      const parsed = parse(document);
      if (!parsed.ok) return parsed.error.members;
      bench.put(parsed.value);
      return null;
    },
  };
}
