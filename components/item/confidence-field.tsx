"use client";

import { useId } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type Confidence, CONFIDENCES } from "@/lib/api/practice.contract";

interface Props {
  readonly confidence: Confidence | null;
  readonly onChange: (confidence: Confidence | null) => void;
}

/** How sure the learner is, asked before the answer is graded and never required. */
export function ConfidenceField({ confidence, onChange }: Props) {
  const t = useTexts("item");
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className="mt-5 flex flex-wrap items-center gap-2 text-sm">
      <span id={id} className="mr-1 text-ink-soft">
        {t("practice.confidence.legend")}
      </span>
      {CONFIDENCES.map((value) => (
        <label key={value} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
          <input
            type="radio"
            name={id}
            className="accent-[var(--ink)]"
            checked={confidence === value}
            onChange={() => onChange(value)}
          />
          {t(`practice.confidence.${value}`)}
        </label>
      ))}
      {confidence !== null && (
        <button type="button" className="button button-quiet button-small" onClick={() => onChange(null)}>
          {t("practice.confidence.clear")}
        </button>
      )}
    </div>
  );
}
