"use client";

import { useCallback, useEffect, useState } from "react";

import { browserKms } from "@/components/kms/use-kms";
import type { Kms, KmsDeps } from "@/lib/kms";

const STORED = "selo-world-1";

export type Bench =
  | { readonly phase: "loading" | "no-crypto" }
  | {
      readonly phase: "ready";
      readonly kms: Kms;
      readonly deps: KmsDeps;
      /** Counts the changes of the world, so that what shows it is drawn again. */
      readonly version: number;
      /** A stored world could not be read: it was set aside, not thrown away. */
      readonly damaged: boolean;
      readonly reset: () => void;
    };

/** The bench's world: kept in this browser after every change, read again at the next visit. */
export function useWorld(): Bench {
  const [opened, setOpened] = useState<Opened | "loading" | "no-crypto">("loading");
  const [version, setVersion] = useState(0);
  const open = useCallback((fresh: boolean) => {
    void openWorld(fresh).then((result) => setOpened(result ?? "no-crypto"));
  }, []);
  useEffect(() => open(false), [open]);
  useEffect(() => {
    if (typeof opened === "string") return;
    const { kms, write } = opened;
    return kms.subscribe(() => {
      setVersion((count) => count + 1);
      keep(STORED, write(kms.world));
    });
  }, [opened]);
  if (typeof opened === "string") return { phase: opened };
  return {
    phase: "ready",
    version,
    kms: opened.kms,
    deps: opened.deps,
    damaged: opened.damaged,
    reset: () => open(true),
  };
}

interface Opened {
  readonly kms: Kms;
  readonly deps: KmsDeps;
  readonly write: (world: Kms["world"]) => string;
  readonly damaged: boolean;
}

async function openWorld(fresh: boolean): Promise<Opened | null> {
  const browser = await browserKms();
  if (browser === null) return null;
  const { parseWorld, serialiseWorld } = await browser.kms.loadWorldDocument();
  if (fresh) keep(STORED, null);
  const stored = read(STORED);
  const parsed = stored === null ? null : parseWorld(stored);
  const damaged = parsed !== null && !parsed.ok;
  if (damaged) keep(`${STORED}-damaged`, stored);
  const world = parsed?.ok === true ? parsed.value : browser.kms.createWorld(Date.now());
  return { kms: browser.kms.createKms(world, browser.deps), deps: browser.deps, write: serialiseWorld, damaged };
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
