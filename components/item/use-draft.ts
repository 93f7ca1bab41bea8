"use client";

import { useState } from "react";

import type { Response } from "@/lib/exam";

/** Steps that can be taken back; more than anyone makes on one question. */
const REMEMBERED = 60;

interface Draft {
  readonly response: Response | null;
  readonly respond: (response: Response | null) => void;
  /** Takes the last change back; undefined where there is none. */
  readonly undo: (() => void) | undefined;
}

/** An answer in the making. Nothing of it counts before it is confirmed, and each step can be taken back. */
export function useDraft(initial: Response | null): Draft {
  const [steps, setSteps] = useState<readonly (Response | null)[]>([initial]);
  return {
    response: steps.at(-1) ?? null,
    respond: (response) => setSteps([...steps.slice(-REMEMBERED), response]),
    undo: steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined,
  };
}
