import * as z from "zod/mini";

import { Response } from "../exam/index.ts";
import { Instant, ItemFeedbackDto, NoBody, NoParams, PublicItemDto, TopicSlug, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";

/** Where a session's items come from. Stored with the session, so it carries a version. */
export const PracticeScope = z.discriminatedUnion("kind", [
  /** A mixture over the whole bank, or over one topic. */
  z.strictObject({ version: z.literal(1), kind: z.literal("bank"), topic: z.nullable(TopicSlug) }),
  /** What the schedule of reviews says is due. */
  z.strictObject({ version: z.literal(1), kind: z.literal("due") }),
  /** The check at the end of a lesson: its `use: lesson` items. */
  z.strictObject({ version: z.literal(1), kind: z.literal("lesson"), slug: TopicSlug }),
]);
export type PracticeScope = z.infer<typeof PracticeScope>;

const PracticeEntryDto = z.strictObject({
  position: z.number(),
  item: PublicItemDto,
  /** Null until the answer is stored. */
  answer: z.nullable(z.strictObject({ response: Response, feedback: ItemFeedbackDto })),
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
    idempotencyKey: Uuid,
    elapsedMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  }),
  output: z.strictObject({
    position: z.number(),
    response: Response,
    feedback: ItemFeedbackDto,
    finished: z.boolean(),
  }),
});
