"use client";

import { useId, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

interface Props {
  readonly title: string;
  readonly note: string;
  readonly text: string;
  /** What is wrong with a text, in KMS's words, or null. */
  readonly check: (text: string) => string | null;
  /** What KMS said to the last attempt to save it. */
  readonly refusal?: string | null;
  readonly onSave: (text: string) => void;
}

/** A policy document as text, checked as it is typed and saved when it is asked for. */
export function PolicyEditor({ title, note, text, check, refusal = null, onSave }: Props) {
  const t = useTexts("sandbox");
  const id = useId();
  const [draft, setDraft] = useState(text);
  const changed = draft !== text;
  const fault = check(draft);
  return (
    <form
      className="min-w-0"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null) onSave(draft);
      }}
    >
      <label htmlFor={id} className="block text-lg">
        {title} <span className="text-sm text-ink-soft">{note}</span>
      </label>
      <textarea
        id={id}
        spellCheck={false}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        className="field mt-1 min-h-52 font-mono text-xs"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <p id={`${id}-fault`} role="status" className="min-h-[1.5em] text-sm text-fail">
        {fault ?? refusal ?? ""}
      </p>
      <div className="flex gap-2">
        <button type="submit" className="button button-small" disabled={!changed || fault !== null}>
          {t("people.save")}
        </button>
        {changed && (
          <button type="button" className="button button-quiet button-small" onClick={() => setDraft(text)}>
            {t("people.discard")}
          </button>
        )}
      </div>
    </form>
  );
}
