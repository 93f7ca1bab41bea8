"use client";

import type { ReactNode } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

interface Props {
  readonly title: string;
  readonly text: string;
  /** What the block is, for those who do not see it; its title where nothing is said. */
  readonly label?: string;
  /** Between the title and the text. */
  readonly children?: ReactNode;
}

/** A document as it is, to be read and copied: JSON of an answer, a record, a policy. */
export function TextBlock({ title, text, label = title, children }: Props) {
  const k = useTexts("kms");
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between">
        <h3 className="text-lg">{title}</h3>
        <CopyButton text={text} label={label} done={k("copied")} />
      </div>
      {children}
      <pre
        tabIndex={0}
        aria-label={label}
        role="region"
        className="mt-1 max-h-96 overflow-auto rounded border border-rule bg-well p-3 font-mono text-xs"
      >
        {text}
      </pre>
    </div>
  );
}
