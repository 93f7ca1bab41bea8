"use client";

import { useState } from "react";

import { useShortcuts } from "@/components/item/use-shortcuts";

interface Actions {
  /** From 0, in the order shown. */
  readonly onChoose: (index: number) => void;
  readonly onStrike: (index: number) => void;
  readonly onFlag: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onReview: () => void;
  readonly onHelp: () => void;
}

/** Options by number and by letter. F flags, so the sixth option has its number only, but after X. */
const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;

/**
 * The keyboard map of the exam: 1-9 or letters choose, X and then one of them strikes out, F flags, N
 * and P step, R reviews, ? helps. Switched off with all single keys of this device (WCAG 2.1.4).
 * @returns whether X was pressed and the next key names what to strike out.
 */
export function useExamKeys(actions: Actions): boolean {
  const [striking, setStriking] = useState(false);

  function on(act: () => void): () => void {
    return () => {
      setStriking(false);
      act();
    };
  }
  function option(index: number): () => void {
    return on(() => (striking ? actions.onStrike(index) : actions.onChoose(index)));
  }

  useShortcuts({
    ...Object.fromEntries(LETTERS.map((_, index) => [String(index + 1), option(index)])),
    ...Object.fromEntries(LETTERS.map((letter, index) => [letter, option(index)])),
    ...(striking ? {} : { f: actions.onFlag }),
    x: () => setStriking(!striking),
    escape: striking ? () => setStriking(false) : undefined,
    n: on(actions.onNext),
    p: on(actions.onPrevious),
    r: on(actions.onReview),
    "?": on(actions.onHelp),
  });
  return striking;
}
