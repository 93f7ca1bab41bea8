"use client";

import { lazy, Suspense, useState } from "react";

import type { CallRecord } from "@/lib/bench";

const CallView = lazy(async () => ({ default: (await import("./call-view.tsx")).CallView }));

interface Props {
  readonly calls: readonly CallRecord[];
  /** Says what the list is. */
  readonly label: string;
}

/** The calls of KMS that a script made, in order; each opens to its picture, its bytes and its record. */
export function CallList({ calls, label }: Props) {
  const [open, setOpen] = useState<CallRecord | null>(null);
  if (calls.length === 0) return null;
  return (
    <>
      <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={label}>
        {calls.map((call, index) => (
          // Calls of a run never change their order.
          <li key={index}>
            <button
              type="button"
              aria-expanded={open === call}
              className={`min-h-6 rounded border px-2 py-0.5 font-mono text-xs ${call.result.ok ? "border-rule text-ink-soft" : "border-fail text-fail"} aria-expanded:border-ink aria-expanded:text-ink`}
              onClick={() => setOpen(open === call ? null : call)}
            >
              {call.operation}
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <div className="mt-3 min-w-0 border-l-2 border-rule pl-3">
          <Suspense fallback={<p className="skeleton min-h-40" />}>
            <CallView call={open} />
          </Suspense>
        </div>
      )}
    </>
  );
}
