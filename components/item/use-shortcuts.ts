"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

const KEY = "selo-shortcuts-off";
const CHANGED = "selo-shortcuts";

export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Single-key shortcuts for a page. They keep out of text fields, of anything with a modifier, and of
 * keys that the focused control needs itself; a learner can switch them off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const enabled = useShortcutsEnabled();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || ownsKey(event)) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => read() === null,
    () => true,
  );
}

export function setShortcutsEnabled(enabled: boolean): void {
  try {
    if (enabled) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "1");
  } catch {
    // Storage is blocked: nothing to remember, the shortcuts stay as they are.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Text fields want every key but Enter, which confirms what is in them; buttons and links want Enter and Space. */
function ownsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog, textarea, select, [contenteditable]")) return true;
  if (target instanceof HTMLInputElement)
    return ["radio", "checkbox"].includes(target.type) ? key === " " : key !== "Enter";
  return ["Enter", " "].includes(key) && target.closest("a, button, summary") !== null;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}
