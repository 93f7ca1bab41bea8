import * as z from "zod/mini";

import { Response } from "../exam/index.ts";
import { Instant, ItemFeedbackDto, LocaleSchema, NoBody, NoParams, PublicItemDto, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";

export const AttemptStatusDto = z.enum(["open", "submitted", "expired"]);

export const AttemptSummaryDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
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
});
export type AttemptEntryDto = z.infer<typeof AttemptEntryDto>;

/** An attempt in full. While it is open there is nothing of the key in it. */
export const AttemptDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
  locale: LocaleSchema,
  status: AttemptStatusDto,
  startedAt: Instant,
  deadlineAt: Instant,
  /** The server's clock when it replied: the client corrects its own by it. */
  serverNow: Instant,
  entries: z.array(AttemptEntryDto),
});
export type AttemptDto = z.infer<typeof AttemptDto>;

export const AttemptResultDto = z.strictObject({
  id: Uuid,
  blueprint: z.string(),
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
  byTopic: z.array(z.strictObject({ topic: z.string(), scored: z.number(), correct: z.number() })),
  entries: z.array(
    z.strictObject({
      position: z.number(),
      scored: z.boolean(),
      item: PublicItemDto,
      response: z.nullable(Response),
      feedback: ItemFeedbackDto,
    }),
  ),
});
export type AttemptResultDto = z.infer<typeof AttemptResultDto>;

const AttemptParams = z.strictObject({ attemptId: Uuid });

/** Freezes a paper and starts the clock. With an attempt already open, that one is given back. */
export const startAttempt = defineContract({
  method: "POST",
  path: "/api/exams/attempts",
  params: NoParams,
  body: z.strictObject({ blueprint: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)), locale: LocaleSchema }),
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

/** One thing the candidate did. Sent again with the same key, it is the same event. */
export const AttemptEventInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), response: Response }),
  z.strictObject({ kind: z.literal("clear") }),
  z.strictObject({ kind: z.literal("flag") }),
  z.strictObject({ kind: z.literal("unflag") }),
]);
export type AttemptEventInput = z.infer<typeof AttemptEventInput>;

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
    /** The revision that stands at this position after the save; higher than sent: another tab won. */
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
