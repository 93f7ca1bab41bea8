"use client";

import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";

interface Props {
  /** List items, the most important first. */
  readonly children: readonly ReactNode[];
  /** What the list is of, for whoever hears "12 more". */
  readonly label: string;
}

/** This many stand open; a page is not a ledger. */
const SHOWN = 6;

/** A list whose tail is folded away. */
export function FoldedList({ children, label }: Props) {
  const t = useTexts("progress");
  const [shown, rest] = [children.slice(0, SHOWN), children.slice(SHOWN)];
  return (
    <div className="mt-3 max-w-3xl">
      {shown.length > 0 && <ul className="border-t border-rule">{shown}</ul>}
      {rest.length > 0 && (
        <details>
          <summary className="inline-block py-2 text-sm text-ink-soft underline decoration-rule-strong underline-offset-[0.2em]">
            {t("more", { count: rest.length })}
            <span className="sr-only">: {label}</span>
          </summary>
          <ul className="border-t border-rule">{rest}</ul>
        </details>
      )}
    </div>
  );
}
