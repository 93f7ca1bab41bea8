"use client";

import { useTexts } from "@/i18n/use-texts";
import type { ReadinessDto } from "@/lib/api/progress.contract";

import { ChartTable } from "./chart-table.tsx";
import { toPercent } from "./figures.ts";
import { Section } from "./section.tsx";
import { ShareTrack } from "./share-track.tsx";

/** The chance of passing, and the band of each domain; or what is missing to say them. */
export function ReadinessSection({ readiness }: { readonly readiness: ReadinessDto }) {
  const t = useTexts("progress");
  const cut = readiness.cutPercent / 100;
  return (
    <Section label={t("readiness.label")} title={t("readiness.title")}>
      <PassChance readiness={readiness} />
      <h3 className="mt-8 text-lg">{t("readiness.bands")}</h3>
      <ul className="mt-3 grid max-w-3xl grid-cols-1 gap-5">
        {readiness.domains.map(({ domain, title, weight, items, estimate }) => (
          <li key={domain}>
            <div className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{title[t.locale]}</span>
              <span className="text-sm text-ink-soft">{t("readiness.weight", { percent: weight })}</span>
              <span className="ml-auto text-sm tabular-nums">{estimate === null ? t("none") : range(t, estimate)}</span>
            </div>
            <ShareTrack band={estimate} cut={cut} />
            <p className="text-sm text-ink-soft">
              {t("readiness.seen", { count: items })}
              {estimate !== null && `; ${t(`readiness.${sideOf(estimate, cut)}`)}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-[66ch] text-sm text-ink-soft">{t("readiness.bandNote")}</p>
      <ChartTable
        caption={t("readiness.bands")}
        head={[t("readiness.domain"), t("readiness.share"), t("readiness.band"), t("readiness.items")]}
        rows={readiness.domains.map(({ title, items, estimate }) => [
          title[t.locale],
          estimate === null ? t("none") : t("share", { percent: toPercent(estimate.mean) }),
          estimate === null ? t("none") : range(t, estimate),
          String(items),
        ])}
      />
      <details className="mt-1">
        <summary className="inline-block py-1 text-sm text-ink-soft underline decoration-rule-strong underline-offset-[0.2em]">
          {t("readiness.method")}
        </summary>
        <p className="mt-1 max-w-[66ch] text-sm">{t("readiness.methodBody")}</p>
      </details>
    </Section>
  );
}

/** What one more new question is worth at most: some repeat, and all of them age. */
const WORTH = 0.95;

function PassChance({ readiness }: { readonly readiness: ReadinessDto }) {
  const t = useTexts("progress");
  const { passProbability, evidence, evidenceNeeded, questions, cutPercent } = readiness;
  if (passProbability === null) {
    const missing = Math.ceil((evidenceNeeded - evidence) / WORTH);
    return (
      <div className="mt-4 max-w-[62ch]">
        <p className="text-lg">{t("readiness.notYet")}</p>
        <p className="mt-1 text-ink-soft">
          {missing > 0 ? t("readiness.more", { count: missing }) : t("readiness.moreEach")}
        </p>
      </div>
    );
  }
  const percent = toPercent(passProbability);
  const said = percent < 1 ? t("readiness.passLow") : percent > 99 ? t("readiness.passHigh") : null;
  return (
    <div className="mt-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-ink-soft">{t("readiness.pass")}</span>
        <span className="font-serif text-3xl">{said ?? t("readiness.passOf", { percent })}</span>
      </p>
      <p className="mt-2 max-w-[66ch] text-sm text-ink-soft">
        {t("readiness.assumption", { questions, cut: cutPercent })}
      </p>
    </div>
  );
}

type Translate = ReturnType<typeof useTexts<"progress">>;
interface Band {
  readonly low: number;
  readonly high: number;
}

function range(t: Translate, { low, high }: Band): string {
  return t("readiness.range", { low: toPercent(low), high: toPercent(high) });
}

function sideOf({ low, high }: Band, cut: number): "above" | "below" | "across" {
  if (low >= cut) return "above";
  return high < cut ? "below" : "across";
}
