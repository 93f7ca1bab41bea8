"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";
import { PLAN_LIMITS, savePlan, type StudyPlanDto } from "@/lib/api/progress.contract";
import { ApiError, requestJson } from "@/lib/api/request-json";
import { addDays, dayIn } from "@/lib/readiness/study-weeks";

import { localTimeZone } from "./figures.ts";
import { progressQueries } from "./progress-queries.ts";

const DEFAULTS = { minutesPerDay: 20, weeklyDays: 3 };

/** Exam date, minutes a day and the weekly goal. */
export function PlanForm({ plan, now }: { readonly plan: StudyPlanDto | null; readonly now: string }) {
  const t = useTexts("progress");
  const client = useQueryClient();
  const today = dayIn(localTimeZone(), new Date(now));
  const [examDate, setExamDate] = useState(plan?.examDate ?? "");
  const [minutesPerDay, setMinutes] = useState(String(plan?.minutesPerDay ?? DEFAULTS.minutesPerDay));
  const [weeklyDays, setDays] = useState(String(plan?.weeklyDays ?? DEFAULTS.weeklyDays));
  const save = useMutation({
    mutationFn: () =>
      requestJson(savePlan, {
        body: { examDate, minutesPerDay: Number(minutesPerDay), weeklyDays: Number(weeklyDays) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: progressQueries.all() }),
  });
  const badDate = save.error instanceof ApiError && save.error.fields.includes("examDate");

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form className="mt-4 grid max-w-3xl grid-cols-1 items-end gap-4 sm:grid-cols-3" onSubmit={submit}>
      <label className="grid grid-cols-1 gap-1">
        <span className="text-sm font-medium">{t("plan.date")}</span>
        <input
          type="date"
          required
          className="field"
          min={addDays(today, 1)}
          max={addDays(today, PLAN_LIMITS.mostDaysAhead)}
          value={examDate}
          aria-invalid={badDate}
          aria-describedby={badDate ? "plan-date-fault" : undefined}
          onChange={(event) => setExamDate(event.target.value)}
        />
      </label>
      <NumberField
        label={t("plan.minutes")}
        value={minutesPerDay}
        min={PLAN_LIMITS.leastMinutes}
        max={PLAN_LIMITS.mostMinutes}
        onChange={setMinutes}
      />
      <NumberField label={t("plan.days")} value={weeklyDays} min={1} max={7} onChange={setDays} />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-3">
        <button type="submit" className="button" disabled={save.isPending}>
          {t(save.isPending ? "plan.saving" : "plan.save")}
        </button>
        <span role="status" className="text-sm text-ink-soft">
          {save.isSuccess ? t("plan.saved") : ""}
        </span>
      </div>
      {badDate && (
        <p id="plan-date-fault" role="alert" className="text-fail sm:col-span-3">
          {t("plan.badDate")}
        </p>
      )}
      {save.isError && !badDate && <ProblemNote error={save.error} />}
    </form>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: string) => void;
}

function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  return (
    <label className="grid grid-cols-1 gap-1">
      <span className="text-sm font-medium">{label}</span>
      <input
        type="number"
        inputMode="numeric"
        required
        className="field tabular-nums"
        min={min}
        max={max}
        step={1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
