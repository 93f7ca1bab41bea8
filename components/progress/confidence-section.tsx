"use client";

import { useTexts } from "@/i18n/use-texts";
import type { ConfidenceLevelDto } from "@/lib/api/progress.contract";

import { ChartTable } from "./chart-table.tsx";
import { toPercent } from "./figures.ts";
import { Section } from "./section.tsx";
import { ShareTrack } from "./share-track.tsx";

/** How often each stated confidence was right, against what the word promises. */
export function ConfidenceSection({ levels }: { readonly levels: readonly ConfidenceLevelDto[] }) {
  const t = useTexts("progress");
  const range = ({ from, to }: ConfidenceLevelDto["expected"]) =>
    t("readiness.range", { low: toPercent(from), high: toPercent(to) });
  const said = levels.some(({ answers }) => answers > 0);
  return (
    <Section label={t("confidence.label")} title={t("confidence.title")}>
      {!said && <p className="mt-3 max-w-[62ch] text-ink-soft">{t("confidence.none")}</p>}
      {said && (
        <>
          <ul className="mt-4 grid max-w-3xl grid-cols-1 gap-4">
            {levels.toReversed().map(({ confidence, answers, correct, share, expected, verdict }) => (
              <li key={confidence}>
                <div className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-medium">{t(`confidence.${confidence}`)}</span>
                  <span className="text-sm text-ink-soft">{t("confidence.count", { answers, correct })}</span>
                  <span className="ml-auto text-sm">{t(`confidence.${verdict}`)}</span>
                </div>
                <ShareTrack band={share} zone={expected} />
              </li>
            ))}
          </ul>
          <p className="mt-3 max-w-[66ch] text-sm text-ink-soft">{t("confidence.note")}</p>
          <ChartTable
            caption={t("confidence.title")}
            head={[t("confidence.level"), t("confidence.right"), t("confidence.expected"), t("confidence.verdict")]}
            rows={levels.map(({ confidence, answers, correct, expected, verdict }) => [
              t(`confidence.${confidence}`),
              t("confidence.count", { answers, correct }),
              range(expected),
              t(`confidence.${verdict}`),
            ])}
          />
        </>
      )}
    </Section>
  );
}
