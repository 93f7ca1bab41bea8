/**
 * A habit counted by weeks, not by days: a week is reached when one has studied on as many days as one
 * meant to. A missed week does not end the run where a freeze is left; every FREEZE_EVERY reached weeks
 * earn one, at most MOST_FREEZES are kept. The week that runs is never missed yet.
 */
export interface StudyWeek {
  /** The Monday, as a day of the calendar: "2026-11-23". */
  readonly monday: string;
  readonly days: number;
  readonly state: "reached" | "frozen" | "missed" | "running";
}

export interface StudyHabit {
  /** Weeks in a row, frozen ones included but not counted. */
  readonly run: number;
  readonly freezes: number;
  /** From the first week with an answer to the one that runs. */
  readonly weeks: readonly StudyWeek[];
}

export const FREEZE_EVERY = 3;
export const MOST_FREEZES = 2;
const DAY_MS = 86_400_000;

/**
 * @param days calendar days with an answer, "2026-11-25", in any order
 * @param today the learner's day
 */
export function studyHabit(days: readonly string[], goalDays: number, today: string): StudyHabit {
  const counts = new Map<string, number>();
  for (const day of new Set(days)) {
    const monday = mondayOf(day);
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  const running = mondayOf(today);
  const first = [...counts.keys()].toSorted()[0] ?? running;
  let run = 0;
  let freezes = 0;
  const weeks: StudyWeek[] = [];
  for (let monday = first; monday <= running; monday = addDays(monday, 7)) {
    const count = counts.get(monday) ?? 0;
    let state: StudyWeek["state"] = "missed";
    if (count >= goalDays) {
      state = "reached";
      run += 1;
      if (run % FREEZE_EVERY === 0) freezes = Math.min(MOST_FREEZES, freezes + 1);
    } else if (monday === running) state = "running";
    else if (freezes > 0 && run > 0) {
      state = "frozen";
      freezes -= 1;
    } else run = 0;
    weeks.push({ monday, days: count, state });
  }
  return { run, freezes, weeks };
}

/** The calendar day of a moment where the learner is. */
export function dayIn(timeZone: string, moment: Date): string {
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(moment);
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}
