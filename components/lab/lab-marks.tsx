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
    onStorage,
    () => {
      const progress = loadProgress()[id];
      return progress?.finished === true ? done : progress && progress.lines.length > 0 ? begun : null;
    },
    () => null,
  );
  return mark === null ? null : <span className="text-sm text-pass">{mark}</span>;
}

/** Another tab may do a lab while this one shows the list. */
function onStorage(changed: () => void): () => void {
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}
