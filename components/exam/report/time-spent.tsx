"use client";

import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { formatDuration } from "./format-duration.ts";

const LONGEST = 3;

/** Where the time went: the middle question, and those that took longest. */
export function TimeSpent({ result }: { readonly result: AttemptResultDto }) {
  const t = useTexts("exam");
  const timed = result.entries.flatMap(({ position, spentMs }) => (spentMs === null ? [] : [{ position, spentMs }]));
  if (timed.length === 0) return null;
  const bySpent = timed.toSorted((left, right) => right.spentMs - left.spentMs);
  const middle = bySpent[Math.floor(bySpent.length / 2)]?.spentMs ?? 0;
  const total = Date.parse(result.closedAt) - Date.parse(result.startedAt);
  return (
    <section className="mt-10 max-w-2xl">
      <h2 className="text-xl">{t("report.time")}</h2>
      <p className="mt-2">
        {t("report.timeTotal", { total: formatDuration(total), middle: formatDuration(middle) })}{" "}
        {result.pageLeft > 0 && t("report.pageLeft", { count: result.pageLeft })}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {t("report.longest", {
          list: new Intl.ListFormat(t.locale, { style: "long", type: "conjunction" }).format(
            bySpent
              .slice(0, LONGEST)
              .map(({ position, spentMs }) => t("report.longestOne", { position, time: formatDuration(spentMs) })),
          ),
        })}
      </p>
    </section>
  );
}
