"use client";

import { useEffect } from "react";

/**
 * Ctrl+Z or ⌘Z for back, with Shift (or Ctrl+Y) for forth, anywhere on the page but in a text field,
 * which has an undo of its own.
 */
export function useUndoKeys(step: (by: -1 | 1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const by = stepOfKey(event);
      if (by === null || event.defaultPrevented || isTextField(event.target)) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

type Chord = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** @returns null for a chord that means neither. */
export function stepOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Chord): -1 | 1 | null {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? 1 : -1;
  return letter === "y" && ctrlKey && !shiftKey ? 1 : null;
}

const NO_TEXT = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
