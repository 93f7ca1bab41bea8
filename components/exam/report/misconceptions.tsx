"use client";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

const AT_MOST = 8;

/** Wrong beliefs that answers of all exams point to, with how much that rests on. */
export function Misconceptions({ misconceptions }: { readonly misconceptions: AttemptResultDto["misconceptions"] }) {
  const t = useTexts("exam");
  return (
    <section className="mt-10 max-w-2xl">
      <h2 className="text-xl">{t("report.misconceptions")}</h2>
      <p className="mt-1 text-sm text-ink-soft">
        {t(misconceptions.length === 0 ? "report.noMisconceptions" : "report.misconceptionsLead")}
      </p>
      <ul className="mt-3">
        {misconceptions.slice(0, AT_MOST).map(({ id, belief, lesson, answers, chosen }) => (
          <li key={id} className="border-b border-rule py-2.5">
            <q>{belief[t.locale]}</q>
            <span className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-soft">
              <span className="font-mono">{t("report.takenOf", { chosen, answers })}</span>
              <AppLink className="text-link" href={hrefTo(t.locale, "/lessons/[slug]", { slug: lesson })}>
                {t("report.read")}
              </AppLink>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
