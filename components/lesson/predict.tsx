import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A question before the explanation. Nobody grades it; the answer unfolds, with or without JavaScript. */
export function Predict({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  const t = useTranslations("lesson");
  return (
    <details className="sheet mt-5 p-4 [details+&]:mt-2">
      <summary className="font-serif text-lg">
        {question} <span className="text-link ml-1 font-sans text-sm text-ink-soft">{t("reveal")}</span>
      </summary>
      <div className="mt-3 border-t border-rule pt-3">{children}</div>
    </details>
  );
}
