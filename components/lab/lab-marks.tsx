"use client";

import { useSyncExternalStore } from "react";

import { loadProgress } from "./lab-progress.ts";

interface Props {
  readonly id: string;
  readonly done: string;
  readonly begun: string;
}

/** Whether this browser has done a lab, or begun it. Nothing on the server, and nothing before it is known. */
export function LabMark({ id, done, begun }: Props) {
  const mark = useSyncExternalStore(
    neverChanges,
    () => {
      const progress = loadProgress()[id];
      return progress?.finished === true ? done : progress && progress.lines.length > 0 ? begun : null;
    },
    () => null,
  );
  return mark === null ? null : <span className="text-sm text-pass">{mark}</span>;
}

/** A lab is done on its own page. */
function neverChanges(): () => void {
  return () => {};
}
