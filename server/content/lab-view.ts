import "server-only";
import { hrefTo } from "@/i18n/href";
import type { RichText } from "@/lib/api/rich-text";
import type { Locale } from "@/lib/content/locale";

import type { LabFiles } from "./load-content-files.ts";
import { markdownToRichText } from "./markdown-to-rich-text.ts";

/** A lab in one language, as its page shows it. Everything in it is public: a lab has no key to hide. */
export function toLabView({ lab, solution }: LabFiles, next: string | null, locale: Locale) {
  const { id, setup, steps, title, learned } = lab;
  return {
    id,
    setup,
    title: title[locale],
    steps: steps.map((step) => ({
      id: step.id,
      goals: step.goals,
      task: markdownToRichText(step.task[locale]),
      hints: step.hints.map((hint): RichText => markdownToRichText(hint[locale])),
    })),
    learned: markdownToRichText(learned[locale]),
    solution,
    next: next === null ? null : hrefTo(locale, "/labs/[id]", { id: next }),
  };
}
