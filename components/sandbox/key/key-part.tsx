"use client";

import type { ReactNode } from "react";

import { ErrorNote } from "@/components/kms/error-note";
import type { KmsError, KmsKey, OperationName } from "@/lib/kms";

export interface KeyProps {
  readonly shownKey: KmsKey;
}

interface PartProps {
  readonly title: string;
  readonly note?: string;
  readonly refusal?: KmsError | null;
  readonly children: ReactNode;
}

/** One part of the key panel: a title, what there is, what can be done, and the last refusal. */
export function KeyPart({ title, note, refusal = null, children }: PartProps) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2 text-sm">
      <h3 className="text-lg">{title}</h3>
      {note !== undefined && <p className="max-w-[66ch] text-ink-soft">{note}</p>}
      {children}
      <div role="status">{refusal && <ErrorNote error={refusal} coded />}</div>
    </div>
  );
}

interface CallButtonProps {
  readonly operation: OperationName;
  /** What tells it from another button of the same name. */
  readonly about?: string;
  readonly onCall: () => void;
}

/** A button that is one call of the API, and is called like it. */
export function CallButton({ operation, about, onCall }: CallButtonProps) {
  return (
    <button type="button" className="button button-small font-mono" onClick={onCall}>
      {operation}
      {about !== undefined && <span className="sr-only"> {about}</span>}
    </button>
  );
}
