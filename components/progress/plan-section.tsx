"use client";

import { useTexts } from "@/i18n/use-texts";
import type { ForecastDto, ProgressDto, StudyPlanDto } from "@/lib/api/progress.contract";

import { ChartTable } from "./chart-table.tsx";
import { formatDay, toPercent } from "./figures.ts";
import { PlanForm } from "./plan-form.tsx";
import { Section } from "./section.tsx";

type Translate = ReturnType<typeof useTexts<"progress">>;

/** The plan, and what it comes to: known on exam day, task by task, and what it asks for until then. */
export function PlanSection({ progress }: { readonly progress: ProgressDto }) {
  const t = useTexts("progress");
  const { plan, forecast, now } = progress;
  return (
    <Section label={t("plan.label")} title={t("plan.title")}>
      {plan === null && <p className="mt-3 max-w-[62ch] text-ink-soft">{t("plan.none")}</p>}
      {plan !== null && forecast === null && <p className="mt-3 max-w-[62ch]">{t("plan.over")}</p>}
      <PlanForm key={plan?.examDate ?? ""} plan={plan} now={now} />
      {plan !== null && forecast !== null && <Forecast plan={plan} forecast={forecast} />}
    </Section>
  );
}

function Forecast({ plan, forecast }: { readonly plan: StudyPlanDto; readonly forecast: ForecastDto }) {
  const t = useTexts("progress");
  const { tasks, overall, days } = forecast;
  const today = days[0];
  const title = t("plan.forecast", { date: formatDay(t.locale, plan.examDate) });
  return (
    <>
      <h3 className="mt-8 text-lg">{title}</h3>
      <p className="mt-2 max-w-[66ch]">
        {t("plan.overall", { without: toPercent(overall.without), planned: toPercent(overall.planned) })}{" "}
        {t("plan.today", { reviews: today?.reviews ?? 0, minutes: Math.round(today?.minutes ?? 0) })}
      </p>
      <ul className="mt-4 grid max-w-3xl grid-cols-1 gap-1">
        {tasks.map(({ task, title: name, without, planned }) => (
          <li key={task} className="grid grid-cols-1 items-center gap-x-4 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
            <span className="text-sm">
              <span className="mr-2 font-mono text-ink-soft">{task}</span>
              {name[t.locale]}
            </span>
            <RiseTrack from={without} to={planned} />
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-[66ch] text-sm text-ink-soft">{t("plan.note")}</p>
      <ChartTable
        caption={title}
        head={[t("plan.task"), t("plan.seen"), t("plan.without"), t("plan.planned")]}
        rows={tasks.map(({ task, title: name, seen, items, without, planned }) => [
          `${task} ${name[t.locale]}`,
          t("plan.seenOf", { seen, items }),
          t("share", { percent: toPercent(without) }),
          t("share", { percent: toPercent(planned) }),
        ])}
      />
      <ChartTable
        caption={t("plan.byDay")}
        head={[t("plan.day"), t("plan.dayReviews"), t("plan.dayMinutes")]}
        rows={days.map((day) => toRow(t, day))}
      />
    </>
  );
}

function toRow(t: Translate, { day, reviews, minutes }: ForecastDto["days"][number]): string[] {
  return [formatDay(t.locale, day), String(reviews), String(Math.round(minutes))];
}

const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;

/** From a hollow dot to a filled one on a scale from 0 to 100 %. */
function RiseTrack({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <svg aria-hidden width="100%" height={HEIGHT} className="block overflow-visible">
      <line x1="0%" x2="100%" y1={MIDDLE} y2={MIDDLE} className="stroke-rule" />
      <line
        x1={`${from * 100}%`}
        x2={`${to * 100}%`}
        y1={MIDDLE}
        y2={MIDDLE}
        strokeWidth={2}
        className="stroke-ink-soft"
      />
      <circle cx={`${from * 100}%`} cy={MIDDLE} r={4.5} strokeWidth={1.5} className="fill-paper stroke-ink-soft" />
      <circle cx={`${to * 100}%`} cy={MIDDLE} r={5} className="fill-ink" />
    </svg>
  );
}
