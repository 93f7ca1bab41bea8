"use client";

import { useSyncExternalStore } from "react";

/** A policy text that was begun and not saved. */
export interface Draft {
  readonly text: string;
  /** What the policy was when it was begun: if it is something else now, somebody has to choose. */
  readonly base: string;
}

/**
 * Drafts outlive the panel, and the world under them: an undo, another world or another call may change
 * a policy while its draft waits, and then the draft is still there and says so.
 */
let drafts: ReadonlyMap<string, Draft> = new Map();
const listeners = new Set<() => void>();
const NONE: ReadonlyMap<string, Draft> = new Map();

/** @param saved what the policy is in the world; a draft that is the same as that is none. */
export function writeDraft(id: string, text: string, saved: string): void {
  const next = new Map(drafts);
  const base = drafts.get(id)?.base ?? saved;
  if (text === saved && base === saved) next.delete(id);
  else next.set(id, { text, base });
  replace(next);
}

export function dropDraft(id: string): void {
  const next = new Map(drafts);
  next.delete(id);
  replace(next);
}

/** Keeps the draft, as one of what the policy is now. */
export function rebaseDraft(id: string, saved: string): void {
  const draft = drafts.get(id);
  if (draft) replace(new Map(drafts).set(id, { ...draft, base: saved }));
}

export function useDrafts(): ReadonlyMap<string, Draft> {
  return useSyncExternalStore(
    subscribe,
    () => drafts,
    () => NONE,
  );
}

/** For tests and for those who draw nothing. */
export function draftOf(id: string): Draft | null {
  return drafts.get(id) ?? null;
}

function replace(next: ReadonlyMap<string, Draft>): void {
  drafts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
