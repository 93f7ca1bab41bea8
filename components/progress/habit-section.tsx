"use client";

import { useTexts } from "@/i18n/use-texts";
import type { ProgressDto } from "@/lib/api/progress.contract";
import { dayIn, studyHabit, type StudyWeek } from "@/lib/readiness/study-weeks";

import { ChartTable } from "./chart-table.tsx";
import { formatDay, localTimeZone, toPercent } from "./figures.ts";
import { Section } from "./section.tsx";
import { type WeekSum, weekSums } from "./week-sums.ts";

const DEFAULT_GOAL = 3;

/** Weeks in a row, and what was answered in each: days and weeks are those of where the learner is. */
export function HabitSection({ progress }: { readonly progress: ProgressDto }) {
  const t = useTexts("progress");
  const { history, plan, now } = progress;
  const timeZone = localTimeZone();
  const days = history.map(({ hour, ...sum }) => ({ day: dayIn(timeZone, new Date(hour)), ...sum }));
  const goal = plan?.weeklyDays ?? DEFAULT_GOAL;
  const habit = studyHabit(
    days.map(({ day }) => day),
    goal,
    dayIn(timeZone, new Date(now)),
  );
  const weeks = weekSums(habit.weeks, days);
  const answers = weeks.reduce((sum, week) => sum + week.answers, 0);
  const correct = weeks.reduce((sum, week) => sum + week.correct, 0);
  return (
    <Section label={t("habit.label")} title={t("habit.title")}>
      <p className="mt-3 max-w-[62ch]">
        {t("habit.run", { count: habit.run })} {t("habit.thisWeek", { days: habit.weeks.at(-1)?.days ?? 0, goal })}{" "}
        <span className="text-ink-soft">{t("habit.freezes", { count: habit.freezes })}</span>
      </p>
      {answers > 0 && (
        <>
          <h3 className="mt-8 text-lg">{t("habit.history")}</h3>
          <p className="mt-1 text-ink-soft">{t("habit.summary", { answers, right: toPercent(correct / answers) })}</p>
          <WeekBars weeks={weeks} />
          <p className="mt-2 text-sm text-ink-soft">{t("habit.historyNote")}</p>
          <ChartTable
            caption={t("habit.history")}
            head={[t("habit.week"), t("habit.answers"), t("habit.right"), t("habit.days"), t("habit.state")]}
            rows={weeks.map((week) => [
              formatDay(t.locale, week.monday),
              String(week.answers),
              String(week.correct),
              String(week.days),
              t(`habit.${week.state}`),
            ])}
          />
        </>
      )}
    </Section>
  );
}

const HEIGHT = 120;
const MARK = 10;
/** Room for this many weeks, so that a bar is a bar from the first week on. */
const LEAST_WEEKS = 12;

const MARK_CLASS: Readonly<Record<StudyWeek["state"], string>> = {
  reached: "fill-pass",
  frozen: "fill-none stroke-pass",
  missed: "fill-none stroke-rule-strong",
  running: "fill-none stroke-ink",
};

/** One bar a week, right answers dark in it, and below it a mark: filled where the goal was reached. */
function WeekBars({ weeks }: { readonly weeks: readonly WeekSum[] }) {
  const most = Math.max(1, ...weeks.map(({ answers }) => answers));
  const slots = Math.max(LEAST_WEEKS, weeks.length);
  const width = 100 / slots;
  const tall = (count: number) => ((HEIGHT - MARK * 2) * count) / most;
  return (
    <svg aria-hidden width="100%" height={HEIGHT} className="mt-4 block max-w-3xl overflow-visible">
      <line x1="0%" x2="100%" y1={HEIGHT - MARK * 2} y2={HEIGHT - MARK * 2} className="stroke-rule-strong" />
      {weeks.map(({ monday, answers, correct, state }, index) => {
        const x = `${(index + 0.15) * width}%`;
        const wide = `${width * 0.7}%`;
        const floor = HEIGHT - MARK * 2;
        return (
          <g key={monday}>
            <rect
              x={x}
              width={wide}
              y={floor - tall(answers)}
              height={tall(answers)}
              className="fill-rule-strong"
              fillOpacity={0.45}
            />
            <rect x={x} width={wide} y={floor - tall(correct)} height={tall(correct)} className="fill-ink" />
            <circle
              cx={`${(index + 0.5) * width}%`}
              cy={HEIGHT - MARK + 2}
              r={4}
              strokeWidth={1.5}
              strokeDasharray={state === "frozen" ? "2 2" : undefined}
              className={MARK_CLASS[state]}
            />
          </g>
        );
      })}
    </svg>
  );
}
