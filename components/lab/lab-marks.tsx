"use client";

import { useEffect, useState } from "react";

import { loadProgress } from "./lab-progress.ts";

interface Props {
  readonly id: string;
  readonly done: string;
  readonly begun: string;
}

/** Whether this browser has done a lab, or begun it. Nothing on the server, and nothing before it is known. */
export function LabMark({ id, done, begun }: Props) {
  const [mark, setMark] = useState<string | null>(null);
  useEffect(() => {
    const progress = loadProgress()[id];
    setMark(progress?.finished === true ? done : progress && progress.lines.length > 0 ? begun : null);
  }, [id, done, begun]);
  return mark === null ? null : <span className="text-sm text-pass">{mark}</span>;
}
