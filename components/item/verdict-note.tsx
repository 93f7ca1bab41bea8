import { Check, X } from "lucide-react";
import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { ItemFeedbackDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";

import { RichText } from "./rich-text.tsx";

/** right: passed. wrong: the learner's own mistake. left: a wrong one that was rightly left alone. */
export type Tone = "right" | "wrong" | "left";

const COLORS = { right: "text-pass", wrong: "text-fail", left: "text-ink-soft" } as const;

interface Props {
  readonly tone: Tone;
  /** The verdict in words. */
  readonly children: ReactNode;
  /** The part of the item whose reason stands below. */
  readonly optionId: string;
  readonly feedback: ItemFeedbackDto;
  readonly locale: Locale;
}

/** What became of one part of the answer, and why: by mark and words, not by colour alone. */
export function VerdictNote({ tone, children, optionId, feedback, locale }: Props) {
  const Icon = tone === "right" ? Check : X;
  const t = useTexts("item");
  const reason = feedback.rationales.find((rationale) => rationale.optionId === optionId);
  const otherwise = feedback.counterfactuals.find((counterfactual) => counterfactual.optionId === optionId);
  return (
    <div className="col-span-full flex gap-3 border-t border-rule px-3 py-3 text-sm first:border-t-0 md:px-4">
      <Icon aria-hidden size={18} className={`mt-0.5 shrink-0 ${COLORS[tone]}`} />
      <div className="min-w-0">
        <p className={`font-medium ${tone === "right" ? "text-pass" : "text-ink-soft"}`}>{children}</p>
        {reason && (
          <div className="mt-0.5 max-w-[66ch]" lang={locale}>
            <RichText tree={reason.text[locale]} />
          </div>
        )}
        {otherwise && (
          <details className="mt-1 max-w-[66ch]">
            <summary className="text-ink-soft">{t("counterfactual")}</summary>
            <div lang={locale}>
              <RichText tree={otherwise.text[locale]} />
            </div>
          </details>
        )}
      </div>
    </div>
  );
}
