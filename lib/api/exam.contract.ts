import * as z from "zod/mini";

import { Bilingual } from "../content/bilingual.ts";
import { ACCOMMODATIONS, Response } from "../exam/index.ts";
import { Instant, ItemFeedbackDto, LocaleSchema, NoBody, NoParams, PublicItemDto, TopicSlug, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";
import { AttemptEventInput, LANES } from "./exam-events.ts";

export const AccommodationDto = z.enum(ACCOMMODATIONS);

export const AttemptStatusDto = z.enum(["open", "submitted", "expired"]);

export const AttemptSummaryDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
  title: Bilingual,
  accommodation: AccommodationDto,
  status: AttemptStatusDto,
  startedAt: Instant,
  deadlineAt: Instant,
  closedAt: z.nullable(Instant),
  /** Null while open. */
  scaledScore: z.nullable(z.number()),
  passed: z.nullable(z.boolean()),
});
export type AttemptSummaryDto = z.infer<typeof AttemptSummaryDto>;

const AttemptEntryDto = z.strictObject({
  position: z.number(),
  item: PublicItemDto,
  response: z.nullable(Response),
  answerRevision: z.number(),
  flagged: z.boolean(),
  flagRevision: z.number(),
  /** Ids of options that the candidate struck out. */
  struck: z.array(z.string()),
  strikeRevision: z.number(),
  note: z.string(),
  noteRevision: z.number(),
});
export type AttemptEntryDto = z.infer<typeof AttemptEntryDto>;

/** An attempt in full. While it is open there is nothing of the key in it. */
export const AttemptDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
  title: Bilingual,
  locale: LocaleSchema,
  accommodation: AccommodationDto,
  status: AttemptStatusDto,
  startedAt: Instant,
  deadlineAt: Instant,
  /** The server's clock when it replied: the client corrects its own by it. */
  serverNow: Instant,
  /** Where the candidate was last; 1 at the start. */
  position: z.number(),
  /** How many of its items the learner saw lately, because the bank has no others left. */
  repeated: z.number(),
  entries: z.array(AttemptEntryDto),
});
export type AttemptDto = z.infer<typeof AttemptDto>;

const Counts = { scored: z.number(), correct: z.number() };

export const AttemptResultDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
  title: Bilingual,
  locale: LocaleSchema,
  accommodation: AccommodationDto,
  status: z.enum(["submitted", "expired"]),
  startedAt: Instant,
  closedAt: Instant,
  scored: z.number(),
  correct: z.number(),
  answered: z.number(),
  /** 100 to 1000; our documented line, not AWS's scaling. */
  scaledScore: z.number(),
  passScore: z.number(),
  passed: z.boolean(),
  /** One standard error of measurement to both sides, on the same scale. See docs/exam-scoring.md. */
  band: z.strictObject({ low: z.number(), high: z.number() }),
  /** Empty where the form is not drawn by topics. */
  byTopic: z.array(z.strictObject({ topic: z.string(), ...Counts })),
  /** Domains of the exam guide with their tasks: scored items only. */
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: Bilingual,
      ...Counts,
      tasks: z.array(z.strictObject({ id: z.string(), title: Bilingual, ...Counts })),
    }),
  ),
  /** Wrong beliefs that the learner's answers in all exams show; none before five answers could have. */
  misconceptions: z.array(
    z.strictObject({
      id: z.string(),
      belief: Bilingual,
      lesson: TopicSlug,
      answers: z.number(),
      chosen: z.number(),
    }),
  ),
  /** How often the page was left during the exam. */
  pageLeft: z.number(),
  entries: z.array(
    z.strictObject({
      position: z.number(),
      scored: z.boolean(),
      item: PublicItemDto,
      response: z.nullable(Response),
      flagged: z.boolean(),
      note: z.string(),
      /** How long it was open; null where the log does not say. */
      spentMs: z.nullable(z.number()),
      feedback: ItemFeedbackDto,
    }),
  ),
});
export type AttemptResultDto = z.infer<typeof AttemptResultDto>;

const AttemptParams = z.strictObject({ attemptId: Uuid });

/** Why a form cannot be drawn: which of its cells ask for more than the bank has. */
export const FormShortageDto = z.strictObject({
  cells: z.array(
    z.strictObject({
      from: z.strictObject({
        kind: z.enum(["task", "domain", "topics"]),
        ids: z.array(z.string()),
      }),
      status: z.enum(["live", "pilot"]),
      types: z.enum(["any", "multiple-response", "other"]),
      wanted: z.number(),
      fitting: z.number(),
      filled: z.number(),
    }),
  ),
  absentTasks: z.array(z.string()),
});

export const ExamFormDto = z.strictObject({
  slug: z.string(),
  title: Bilingual,
  about: z.nullable(Bilingual),
  durationMinutes: z.number(),
  items: z.number(),
  scored: z.number(),
  passScore: z.number(),
  /** Null where the bank fills the form. */
  shortage: z.nullable(FormShortageDto),
});
export type ExamFormDto = z.infer<typeof ExamFormDto>;

/** The forms that can be sat, each in its newest version. */
export const listForms = defineContract({
  method: "GET",
  path: "/api/exams/forms",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ forms: z.array(ExamFormDto) }),
});

/** Freezes a paper and starts the clock. With an attempt already open, that one is given back. */
export const startAttempt = defineContract({
  method: "POST",
  path: "/api/exams/attempts",
  params: NoParams,
  body: z.strictObject({
    blueprint: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
    locale: LocaleSchema,
    accommodation: z._default(AccommodationDto, "none"),
  }),
  output: AttemptDto,
});

export const listAttempts = defineContract({
  method: "GET",
  path: "/api/exams/attempts",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ attempts: z.array(AttemptSummaryDto) }),
});

export const getAttempt = defineContract({
  method: "GET",
  path: "/api/exams/attempts/:attemptId",
  params: AttemptParams,
  body: NoBody,
  output: AttemptDto,
});

/** Saves one event. The reply comes after the commit: "saved" is never said before. */
export const saveAttemptEvent = defineContract({
  method: "POST",
  path: "/api/exams/attempts/:attemptId/events",
  params: AttemptParams,
  body: z.strictObject({
    position: z.int().check(z.minimum(1), z.maximum(200)),
    /** The client's count of changes to this position: 1 for the first; the higher one stands. */
    revision: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    idempotencyKey: Uuid,
    event: AttemptEventInput,
  }),
  output: z.strictObject({
    position: z.number(),
    lane: z.enum(LANES),
    /** The revision that stands in this lane of this position after the save; higher than sent: another tab won. */
    revision: z.number(),
    /**
     * Whether what was sent is what stands. False: another tab won, by a higher revision or, where two
     * tabs used the same one, by coming first. Load the attempt again.
     */
    stands: z.boolean(),
    serverNow: Instant,
    deadlineAt: Instant,
  }),
});

/** Hands the attempt in. However often it is called, it has one effect and one result. */
export const submitAttempt = defineContract({
  method: "POST",
  path: "/api/exams/attempts/:attemptId/submission",
  params: AttemptParams,
  body: z.strictObject({}),
  output: AttemptResultDto,
});

/** The result of a closed attempt; `attempt-open` (409) while it runs. */
export const getAttemptResult = defineContract({
  method: "GET",
  path: "/api/exams/attempts/:attemptId/result",
  params: AttemptParams,
  body: NoBody,
  output: AttemptResultDto,
});
