import * as z from "zod/mini";

import { NoParams, Uuid } from "./common.ts";
import { defineContract } from "./contract.ts";
import { PracticeSessionDto } from "./practice.contract.ts";

/**
 * Starts a practice session of what is due, the likeliest forgotten first, or of what gains most in ten
 * minutes: reviews and new items together. Makes the anonymous learner where there is none yet.
 */
export const startReview = defineContract({
  method: "POST",
  path: "/api/review/sessions",
  params: NoParams,
  body: z.strictObject({ of: z.enum(["due", "ten-minutes"]) }),
  output: PracticeSessionDto,
});

/** Takes an answer back as a review, or counts it again. The answer stays; the log gets one more line. */
export const saveReviewEvent = defineContract({
  method: "POST",
  path: "/api/review/sessions/:sessionId/events",
  params: z.strictObject({ sessionId: Uuid }),
  body: z.strictObject({
    eventId: Uuid,
    position: z.int().check(z.minimum(1), z.maximum(50)),
    kind: z.enum(["undo", "restore"]),
  }),
  output: z.strictObject({ undone: z.boolean() }),
});
