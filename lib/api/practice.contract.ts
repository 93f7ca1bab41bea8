import * as z from "zod/mini";

import { DOMAIN_IDS, TASK_IDS } from "../content/exam-tasks.ts";
import { Response } from "../exam/index.ts";
import { Instant, ItemFeedbackDto, LocaleSchema, NoBody, NoParams, PublicItemDto, TopicSlug, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";

const version = { version: z.literal(1) };

/** Where a session's items come from. Stored with the session, so it carries a version. */
export const PracticeScope = z.discriminatedUnion("kind", [
  /** The KMS items of one topic; for null a mixture of what is due, weak and new. */
  z.strictObject({ ...version, kind: z.literal("bank"), topic: z.nullable(TopicSlug) }),
  /** A task or a domain of the exam guide, KMS or not. */
  z.strictObject({ ...version, kind: z.literal("task"), task: z.enum(TASK_IDS) }),
  z.strictObject({ ...version, kind: z.literal("domain"), domain: z.enum(DOMAIN_IDS) }),
  /** What this learner last answered wrong, or right by a guess. */
  z.strictObject({ ...version, kind: z.literal("weakness") }),
  /** What the schedule of reviews says is due. */
  z.strictObject({ ...version, kind: z.literal("due") }),
  /** What this learner has not answered yet. */
  z.strictObject({ ...version, kind: z.literal("new") }),
  /** The check at the end of a lesson: its `use: lesson` items. */
  z.strictObject({ ...version, kind: z.literal("lesson"), slug: TopicSlug }),
]);
export type PracticeScope = z.infer<typeof PracticeScope>;

/** How many items a learner may ask for on the practice page. */
export const PRACTICE_SIZES = { least: 5, most: 50 } as const;

/** What the learner says of the answer before it is graded. */
export const CONFIDENCES = ["sure", "fairly", "guess"] as const;
export const Confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof Confidence>;

const PracticeEntryDto = z.strictObject({
  position: z.number(),
  item: PublicItemDto,
  /** Null until the answer is stored. */
  answer: z.nullable(
    z.strictObject({ response: Response, confidence: z.nullable(Confidence), feedback: ItemFeedbackDto }),
  ),
});
export type PracticeEntryDto = z.infer<typeof PracticeEntryDto>;

export const PracticeSessionDto = z.strictObject({
  id: Uuid,
  scope: PracticeScope,
  createdAt: Instant,
  finishedAt: z.nullable(Instant),
  entries: z.array(PracticeEntryDto),
});
export type PracticeSessionDto = z.infer<typeof PracticeSessionDto>;

export const PracticeSessionSummaryDto = z.strictObject({
  id: Uuid,
  scope: PracticeScope,
  createdAt: Instant,
  finishedAt: z.nullable(Instant),
  size: z.number(),
  answered: z.number(),
  correct: z.number(),
});
export type PracticeSessionSummaryDto = z.infer<typeof PracticeSessionSummaryDto>;

const SessionParams = z.strictObject({ sessionId: Uuid });

/** Draws a session. Makes the anonymous learner where there is none yet. */
export const startPractice = defineContract({
  method: "POST",
  path: "/api/practice/sessions",
  params: NoParams,
  body: z.strictObject({ scope: PracticeScope, size: z.int().check(z.minimum(1), z.maximum(50)) }),
  output: PracticeSessionDto,
});

/** The learner's latest sessions, newest first, at most 20. An empty list for a stranger. */
export const listPractice = defineContract({
  method: "GET",
  path: "/api/practice/sessions",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({ sessions: z.array(PracticeSessionSummaryDto) }),
});

export const getPractice = defineContract({
  method: "GET",
  path: "/api/practice/sessions/:sessionId",
  params: SessionParams,
  body: NoBody,
  output: PracticeSessionDto,
});

/** Stores an answer, then gives the feedback. The same idempotency key gives the same reply. */
export const answerPractice = defineContract({
  method: "POST",
  path: "/api/practice/sessions/:sessionId/answers",
  params: SessionParams,
  body: z.strictObject({
    position: z.int().check(z.minimum(1), z.maximum(50)),
    response: Response,
    /** Left out, or null, where the learner said nothing. */
    confidence: z.optional(z.nullable(Confidence)),
    idempotencyKey: Uuid,
    elapsedMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  }),
  output: z.strictObject({
    position: z.number(),
    response: Response,
    confidence: z.nullable(Confidence),
    feedback: ItemFeedbackDto,
    finished: z.boolean(),
  }),
});

const Counts = z.record(z.string(), z.number());

/**
 * What there is to practise: how many items each scope of the bank has, and how many are due and
 * weak for this learner, counted up to 50. A stranger has none due and none weak.
 */
export const getPracticeSupply = defineContract({
  method: "GET",
  path: "/api/practice/supply",
  params: NoParams,
  body: NoBody,
  output: z.strictObject({
    topics: Counts,
    tasks: Counts,
    domains: Counts,
    total: z.number(),
    due: z.number(),
    weak: z.number(),
  }),
});
export type PracticeSupplyDto = z.infer<typeof getPracticeSupply.output>;

export const REPORT_KINDS = ["wrong-key", "unclear", "outdated", "language", "other"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const REPORT_TEXT_MOST = 2000;

/** Tells the authors of a problem with an item, as it was shown. The same report id is the same report. */
export const reportItem = defineContract({
  method: "POST",
  path: "/api/practice/sessions/:sessionId/reports",
  params: SessionParams,
  body: z.strictObject({
    reportId: Uuid,
    position: z.int().check(z.minimum(1), z.maximum(50)),
    kind: z.enum(REPORT_KINDS),
    text: z.string().check(
      z.trim(),
      z.minLength(1),
      z.maxLength(REPORT_TEXT_MOST),
      // Postgres keeps no NUL in a text.
      z.refine((text) => !text.includes("\0")),
    ),
    locale: LocaleSchema,
  }),
  output: z.strictObject({ reportId: Uuid }),
});
