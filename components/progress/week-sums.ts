import { addDays, type StudyWeek } from "@/lib/readiness/study-weeks";

export interface WeekSum extends StudyWeek {
  readonly answers: number;
  readonly correct: number;
}

interface DaySum {
  readonly day: string;
  readonly answers: number;
  readonly correct: number;
}

/** What was answered in each week: the sum of its days. */
export function weekSums(weeks: readonly StudyWeek[], days: readonly DaySum[]): WeekSum[] {
  return weeks.map((week) => {
    const end = addDays(week.monday, 7);
    const own = days.filter(({ day }) => day >= week.monday && day < end);
    return {
      ...week,
      answers: own.reduce((sum, { answers }) => sum + answers, 0),
      correct: own.reduce((sum, { correct }) => sum + correct, 0),
    };
  });
}
