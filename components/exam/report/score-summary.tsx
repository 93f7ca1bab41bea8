"use client";

import { Check, X } from "lucide-react";

import { AppLink } from "@/components/ui/app-link";
import { CopyButton } from "@/components/ui/copy-button";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { BandScale } from "./band-scale.tsx";

/** The score, how sure it is, how it came about, and what to do with it. */
export function ScoreSummary({ result }: { readonly result: AttemptResultDto }) {
  const t = useTexts("exam");
  const { passed, passScore, scaledScore, band, accommodation } = result;
  const Icon = passed ? Check : X;
  const close = band.low < passScore && band.high >= passScore;
  const pilots = result.entries.filter(({ scored }) => !scored).length;
  return (
    <section>
      <p className="text-ink-soft">
        {result.title[t.locale]} · {dateOf(result, t.locale)}
        {accommodation !== "none" && ` · ${t(`forms.time.${accommodation}.short`)}`}
      </p>
      <div className="mt-4 flex flex-wrap items-end gap-x-8 gap-y-3">
        <p>
          <span className="block text-sm text-ink-soft">{t("scaled")}</span>
          <strong className="font-serif text-4xl font-medium tabular-nums">{scaledScore}</strong>
        </p>
        <p className={`flex items-center gap-2 text-lg font-medium ${passed ? "text-pass" : "text-fail"}`}>
          <Icon aria-hidden size={22} />
          {t(passed ? "passedLong" : "notPassedLong", { pass: passScore })}
        </p>
      </div>
      <BandScale low={band.low} high={band.high} score={scaledScore} pass={passScore} />
      <p className="mt-3 max-w-[66ch]">
        {t("report.band", { low: band.low, high: band.high })} {close && t("report.close")}
      </p>
      <p className="mt-3 text-ink-soft">
        {t("counts", { correct: result.correct, scored: result.scored, answered: result.answered })}
        {pilots > 0 && ` ${t("report.pilots", { count: pilots })}`}
      </p>
      {result.status === "expired" && <p className="mt-1 text-ink-soft">{t("expired")}</p>}
      <p className="no-print mt-6 flex flex-wrap gap-3">
        <AppLink className="button button-seal" href={hrefTo(t.locale, "/practice")}>
          {t("practise")}
        </AppLink>
        <button type="button" className="button" onClick={() => window.print()}>
          {t("print")}
        </button>
        <CopyButton wide text={useSummaryText(result)} label={t("report.share")} done={t("report.shared")} />
      </p>
      <details className="mt-6 max-w-[66ch]">
        <summary className="text-link inline-block py-1">{t("report.methodTitle")}</summary>
        <div className="mt-2 grid gap-3 text-sm text-ink-soft">
          {(["line", "assumption", "error", "pilots", "limits"] as const).map((part) => (
            <p key={part}>{t(`report.method.${part}`, { pass: passScore, scored: result.scored })}</p>
          ))}
        </div>
      </details>
    </section>
  );
}

/** What can be shown to others: scores, and no item. */
function useSummaryText(result: AttemptResultDto): string {
  const t = useTexts("exam");
  const { scaledScore, band, passScore, passed, sections } = result;
  return [
    `Selo · ${result.title[t.locale]} · ${dateOf(result, t.locale)}`,
    `${t("scaled")}: ${scaledScore} (${band.low}–${band.high}) · ${t(passed ? "passedLong" : "notPassedLong", { pass: passScore })}`,
    ...sections.map(({ title, correct, scored }) => `${title[t.locale]}: ${t("ofCount", { correct, scored })}`),
    t("report.shareNote"),
  ].join("\n");
}

function dateOf({ startedAt }: AttemptResultDto, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(startedAt));
}
