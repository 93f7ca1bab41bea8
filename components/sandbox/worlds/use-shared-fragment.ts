"use client";

import { useSyncExternalStore } from "react";

import { isWorldFragment } from "@/lib/bench/share/world-fragment";

const FORGOTTEN = "selo:fragment";

/** The fragment of the address, where it is meant to be a world, and what takes it out of the address. */
export function useSharedFragment(): readonly [fragment: string | null, forget: () => void] {
  const fragment = useSyncExternalStore(
    subscribe,
    () => (isWorldFragment(window.location.hash) ? window.location.hash : null),
    () => null,
  );
  return [fragment, forgetFragment];
}

/** Without a step in the history: going back shall not ask again. */
function forgetFragment(): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", pathname + search);
  window.dispatchEvent(new Event(FORGOTTEN));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  window.addEventListener(FORGOTTEN, listener);
  return () => {
    window.removeEventListener("hashchange", listener);
    window.removeEventListener(FORGOTTEN, listener);
  };
}
