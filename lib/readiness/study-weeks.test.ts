import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, dayIn, FREEZE_EVERY, MOST_FREEZES, studyHabit } from "./study-weeks.ts";

const MONDAY = "2026-09-07";

/** The days of weeks of which each was studied on so many days. */
function weeks(...counts: number[]): string[] {
  return counts.flatMap((count, week) => Array.from({ length: count }, (_, day) => addDays(MONDAY, week * 7 + day)));
}

function dayOfWeek(week: number): string {
  return addDays(MONDAY, week * 7 + 2);
}

describe("the habit of studying", () => {
  it("counts the weeks in which the goal was reached, whatever the days", () => {
    expect(studyHabit(weeks(3, 5, 3), 3, dayOfWeek(2))).toMatchObject({ run: 3, freezes: 1 });
  });

  it("does not call the running week missed", () => {
    const habit = studyHabit(weeks(3, 3, 1), 3, dayOfWeek(2));
    expect(habit.run).toBe(2);
    expect(habit.weeks.at(-1)?.state).toBe("running");
  });

  it("freezes a missed week where a freeze was earned, and goes on", () => {
    const habit = studyHabit(weeks(3, 3, 3, 0, 3), 3, dayOfWeek(4));
    expect(habit.weeks.map(({ state }) => state)).toEqual(["reached", "reached", "reached", "frozen", "reached"]);
    expect(habit).toMatchObject({ run: 4, freezes: 0 });
  });

  it("begins again after a missed week without one", () => {
    expect(studyHabit(weeks(3, 0, 3), 3, dayOfWeek(2))).toMatchObject({ run: 1, freezes: 0 });
  });

  it("has nothing to say before the first answer", () => {
    expect(studyHabit([], 3, dayOfWeek(0))).toMatchObject({ run: 0, freezes: 0, weeks: [{ state: "running" }] });
  });

  it("never keeps more freezes than allowed, nor counts a run longer than its weeks", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (counts, goal) => {
        const habit = studyHabit(weeks(...counts), goal, dayOfWeek(Math.max(0, counts.length - 1)));
        expect(habit.freezes).toBeLessThanOrEqual(MOST_FREEZES);
        expect(habit.run).toBeLessThanOrEqual(counts.filter((count) => count >= goal).length);
        const frozen = habit.weeks.filter(({ state }) => state === "frozen").length;
        expect(frozen).toBeLessThanOrEqual(Math.floor(counts.filter((count) => count >= goal).length / FREEZE_EVERY));
      }),
    );
  });

  it("takes the day from where the learner is", () => {
    const moment = new Date("2026-11-25T01:30:00Z");
    expect(dayIn("America/Sao_Paulo", moment)).toBe("2026-11-24");
    expect(dayIn("UTC", moment)).toBe("2026-11-25");
  });
});
