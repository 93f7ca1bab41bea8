"use client";

import { Check, X } from "lucide-react";
import { type ReactNode, useId } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { Bench } from "./use-bench.ts";

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  /** Null while nothing is chosen. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of a few: radio buttons that look like a row of tabs. Arrow keys move between them. */
export function Choices<T extends string>({ legend, options, value, onChange }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-ink-soft">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-9 items-center gap-2 rounded border border-rule-strong px-2.5 py-1 text-sm has-checked:border-ink has-checked:bg-well has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="accent-[var(--ink)] focus-visible:outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes or no as a mark and a word, never colour alone. */
export function Verdict({ good, children }: { readonly good: boolean; readonly children: ReactNode }) {
  const Icon = good ? Check : X;
  return (
    <span className={`inline-flex items-start gap-1.5 font-medium ${good ? "text-pass" : "text-fail"}`}>
      <Icon aria-hidden size={16} className="mt-1 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </span>
  );
}

/** What stands in a figure until its simulator is there. */
export function Waiting({ bench }: { readonly bench: Bench<unknown> }) {
  const t = useTexts("figures");
  if (bench.phase === "no-crypto") return <p role="alert">{t("common.noCrypto")}</p>;
  return <p className="skeleton min-h-44">{t("common.loading")}</p>;
}

/** Tables scroll by themselves on a narrow screen; the keyboard has to reach them. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" tabIndex={0} aria-label={label} className="min-w-0 overflow-x-auto">
      {children}
    </div>
  );
}
