import * as z from "zod/mini";

import { Bilingual } from "../content/bilingual.ts";
import { Instant, NoBody, NoParams, TopicSlug, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";

const Share = z.strictObject({ mean: z.number(), low: z.number(), high: z.number() });

export const ReadinessDto = z.strictObject({
  domains: z.array(
    z.strictObject({
      domain: z.string(),
      title: Bilingual,
      /** Per cent of the scored questions. */
      weight: z.number(),
      /** Different items answered in it. */
      items: z.number(),
      /** Null where that is not enough to go by. */
      estimate: z.nullable(Share),
    }),
  ),
  /** Null where there is not enough to go by. */
  passProbability: z.nullable(z.number()),
  /** Full answers' worth of evidence, and how many it takes. */
  evidence: z.number(),
  evidenceNeeded: z.number(),
  /** The assumption behind it: right answers, in per cent, that pass. */
  cutPercent: z.number(),
  questions: z.number(),
});
export type ReadinessDto = z.infer<typeof ReadinessDto>;

export const ConfidenceLevelDto = z.strictObject({
  confidence: z.enum(["guess", "fairly", "sure"]),
  answers: z.number(),
  correct: z.number(),
  share: z.nullable(Share),
  expected: z.strictObject({ from: z.number(), to: z.number() }),
  verdict: z.enum(["fits", "too-sure", "too-modest", "not-enough"]),
});
export type ConfidenceLevelDto = z.infer<typeof ConfidenceLevelDto>;

export const MisconceptionDto = z.strictObject({
  id: z.string(),
  belief: Bilingual,
  lesson: z.strictObject({ slug: TopicSlug, written: z.boolean() }),
  /** How often it was chosen, and when last. */
  met: z.number(),
  lastMetAt: Instant,
  /** When a question that tempts with it was answered right since; null where none was. */
  clearedAt: z.nullable(Instant),
});
export type MisconceptionDto = z.infer<typeof MisconceptionDto>;

export const RecentReviewDto = z.strictObject({
  sessionId: Uuid,
  position: z.number(),
  stem: Bilingual,
  task: z.string(),
  at: Instant,
  grade: z.enum(["again", "hard", "good", "easy"]),
  undone: z.boolean(),
  /** When the item comes up again; null where no review of it counts. */
  dueAt: z.nullable(Instant),
});
export type RecentReviewDto = z.infer<typeof RecentReviewDto>;

/** A day of the calendar. */
const Day = z.iso.date();

export const PLAN_LIMITS = { mostDaysAhead: 180, leastMinutes: 5, mostMinutes: 240 } as const;

export const StudyPlanDto = z.strictObject({
  examDate: Day,
  minutesPerDay: z.int().check(z.minimum(PLAN_LIMITS.leastMinutes), z.maximum(PLAN_LIMITS.mostMinutes)),
  /** Days of the week on which the learner means to study. */
  weeklyDays: z.int().check(z.minimum(1), z.maximum(7)),
});
export type StudyPlanDto = z.infer<typeof StudyPlanDto>;

export const ForecastDto = z.strictObject({
  tasks: z.array(
    z.strictObject({
      task: z.string(),
      title: Bilingual,
      items: z.number(),
      seen: z.number(),
      /** Expected recall on exam day, 0 … 1: with no further review, and with the plan. */
      without: z.number(),
      planned: z.number(),
    }),
  ),
  /** The same over the exam, by its weights. */
  overall: z.strictObject({ without: z.number(), planned: z.number() }),
  /** What the plan asks for, from today on, in steps of one or several days. */
  days: z.array(z.strictObject({ day: Day, minutes: z.number(), reviews: z.number() })),
});
export type ForecastDto = z.infer<typeof ForecastDto>;

export const ProgressDto = z.strictObject({
  now: Instant,
  answers: z.number(),
  readiness: ReadinessDto,
  confidence: z.array(ConfidenceLevelDto),
  misconceptions: z.array(MisconceptionDto),
  /** Hours in which something was answered, for the last half year, the oldest first. */
  history: z.array(z.strictObject({ hour: Instant, answers: z.number(), correct: z.number() })),
  /** The latest answers in practice, newest first, at most 20. */
  reviews: z.array(RecentReviewDto),
  due: z.number(),
  plan: z.nullable(StudyPlanDto),
  /** Null without a plan, and from exam day on. */
  forecast: z.nullable(ForecastDto),
});
export type ProgressDto = z.infer<typeof ProgressDto>;

/** All of a learner's progress. A stranger's is empty. */
export const getProgress = defineContract({
  method: "GET",
  path: "/api/progress",
  params: NoParams,
  body: NoBody,
  output: ProgressDto,
});

export const NextStepDto = z.strictObject({
  /** Has the learner answered anything yet? */
  begun: z.boolean(),
  due: z.number(),
  /** What the next ten minutes would be made of. */
  reviews: z.number(),
  fresh: z.number(),
  /** Gain in expected recall on exam day (or in a month), in percentage points of the exam. */
  gain: z.number(),
  /** The task that most of it is about. */
  task: z.nullable(z.strictObject({ task: z.string(), title: Bilingual })),
});
export type NextStepDto = z.infer<typeof NextStepDto>;

/** What to do with the next ten minutes. */
export const getNextStep = defineContract({
  method: "GET",
  path: "/api/progress/next",
  params: NoParams,
  body: NoBody,
  output: NextStepDto,
});

/** Keeps exam date, minutes a day and weekly goal. `bad-request` for a date that is past or too far. */
export const savePlan = defineContract({
  method: "POST",
  path: "/api/progress/plan",
  params: NoParams,
  body: StudyPlanDto,
  output: StudyPlanDto,
});
