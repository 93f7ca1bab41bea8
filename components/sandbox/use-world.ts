"use client";

import { useCallback, useEffect, useState } from "react";

import { browserKms } from "@/components/kms/use-kms";
import type { Kms, KmsDeps } from "@/lib/kms";

const STORED = "selo-world-1";
/** Steps that can be undone. */
const MOST_STEPS = 50;

export interface ReadyBench {
  readonly phase: "ready";
  readonly kms: Kms;
  readonly deps: KmsDeps;
  /** Counts the changes of the world, so that what shows it is drawn again. */
  readonly version: number;
  /** A stored world could not be read: it was set aside, not thrown away. */
  readonly damaged: boolean;
  readonly reset: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The world as text, for a file. */
  readonly exported: () => string;
  /** Puts another world on the bench. @returns the members that do not fit, where it is none. */
  readonly imported: (text: string) => readonly string[] | null;
}

export type Bench = { readonly phase: "loading" | "no-crypto" } | ReadyBench;

/** Every state that the world has had since the page was opened, and which of them it has. */
interface History {
  readonly texts: readonly string[];
  readonly at: number;
}

/** The bench's world: kept in this browser after every change, read again at the next visit. */
export function useWorld(): Bench {
  const [opened, setOpened] = useState<Opened | "loading" | "no-crypto">("loading");
  const [version, setVersion] = useState(0);
  const [history, setHistory] = useState<History>({ texts: [], at: -1 });

  useEffect(() => {
    const open = async () => {
      const result = await openWorld(read(STORED));
      if (result !== null) setHistory({ texts: [result.write(result.kms.world)], at: 0 });
      setOpened(result ?? "no-crypto");
    };
    void open();
  }, []);
  useEffect(() => {
    if (typeof opened === "string") return;
    const { kms, write } = opened;
    return kms.subscribe(() => {
      const text = write(kms.world);
      setHistory((before) => after(before, text));
      keep(STORED, text);
      setVersion((count) => count + 1);
    });
  }, [opened]);

  /** Puts a world on the bench that an earlier one, or a file, was written as. */
  const replace = useCallback(
    (text: string): readonly string[] | null => {
      if (typeof opened === "string") return null;
      const parsed = opened.parse(text);
      if (!parsed.ok) return parsed.error.members;
      keep(STORED, text);
      setOpened({ ...opened, kms: opened.create(parsed.value), damaged: false });
      setVersion((count) => count + 1);
      return null;
    },
    [opened],
  );
  const goTo = (at: number) => {
    const text = history.texts[at];
    if (text === undefined) return;
    setHistory({ ...history, at });
    replace(text);
  };
  const begin = (text: string) => {
    setHistory((before) => after(before, text));
    return replace(text);
  };

  if (typeof opened === "string") return { phase: opened };
  const { texts, at } = history;
  return {
    phase: "ready",
    version,
    kms: opened.kms,
    deps: opened.deps,
    damaged: opened.damaged,
    reset: () => void begin(opened.write(opened.fresh())),
    canUndo: at > 0,
    canRedo: at < texts.length - 1,
    undo: () => goTo(at - 1),
    redo: () => goTo(at + 1),
    exported: () => opened.write(opened.kms.world),
    imported: (text) => {
      const parsed = opened.parse(text);
      return parsed.ok ? begin(text) : parsed.error.members;
    },
  };
}

/** What was undone is gone once something else was done. */
function after({ texts, at }: History, text: string): History {
  if (texts[at] === text) return { texts, at };
  const kept = [...texts.slice(0, at + 1), text].slice(-MOST_STEPS);
  return { texts: kept, at: kept.length - 1 };
}

type WorldDocument = Awaited<
  ReturnType<NonNullable<Awaited<ReturnType<typeof browserKms>>>["kms"]["loadWorldDocument"]>
>;

interface Opened {
  readonly kms: Kms;
  readonly deps: KmsDeps;
  readonly write: WorldDocument["serialiseWorld"];
  readonly parse: WorldDocument["parseWorld"];
  readonly create: (world: Kms["world"]) => Kms;
  readonly fresh: () => Kms["world"];
  readonly damaged: boolean;
}

async function openWorld(stored: string | null): Promise<Opened | null> {
  const browser = await browserKms();
  if (browser === null) return null;
  const { parseWorld: parse, serialiseWorld: write } = await browser.kms.loadWorldDocument();
  const parsed = stored === null ? null : parse(stored);
  const damaged = parsed !== null && !parsed.ok;
  if (damaged) keep(`${STORED}-damaged`, stored);
  const fresh = () => browser.kms.createWorld(Date.now());
  const create = (world: Kms["world"]) => browser.kms.createKms(world, browser.deps);
  return {
    kms: create(parsed?.ok === true ? parsed.value : fresh()),
    deps: browser.deps,
    write,
    parse,
    create,
    fresh,
    damaged,
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is blocked or full: the bench works, and forgets when the page is left.
  }
}
