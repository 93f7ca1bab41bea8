"use client";

import { useEffect, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { MAX_NOTE_LENGTH } from "@/lib/api/exam-events";

interface Props {
  readonly note: string;
  readonly onSave: (text: string) => void;
}

/** How long after the last key a note is saved. Leaving the field saves at once. */
const QUIET_MS = 800;

/** The candidate's scratch paper for one question. What another tab wrote shows unless this one is being typed in. */
export function NoteField({ note, onSave }: Props) {
  const t = useTexts("exam");
  const [draft, setDraft] = useState<string | null>(null);
  const [openAtFirst] = useState(note !== "");
  const latest = useRef({ note, onSave, draft });
  useEffect(() => {
    latest.current = { note, onSave, draft };
  });
  useEffect(() => {
    if (draft === null || draft === note) return;
    const timer = setTimeout(() => onSave(draft), QUIET_MS);
    return () => clearTimeout(timer);
    // Only typing starts the wait anew, not what the page does meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [draft]);

  function save(): void {
    const { draft: typed, note: saved, onSave: put } = latest.current;
    if (typed !== null && typed !== saved) put(typed);
  }
  // Stepping to another question takes the field away: what was typed goes with the step.
  const leaving = useRef(save);
  useEffect(() => {
    const last = leaving.current;
    return () => last();
  }, []);

  return (
    <details className="mt-6" open={openAtFirst}>
      <summary className="text-link inline-block py-1 text-sm text-ink-soft">{t("tools.note")}</summary>
      <label className="mt-2 block max-w-[66ch]">
        <span className="sr-only">{t("tools.noteLabel")}</span>
        <textarea
          className="field min-h-24 py-2"
          maxLength={MAX_NOTE_LENGTH}
          value={draft ?? note}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            save();
            setDraft(null);
          }}
        />
      </label>
    </details>
  );
}
