import "server-only";
import { z } from "zod";

import type { AttemptScore } from "@/lib/exam";

/** What is written once when an attempt closes. Texts and keys are not in it: they are in the revisions. */
const StoredResult = z.strictObject({
  version: z.literal(1),
  scored: z.number(),
  correct: z.number(),
  answered: z.number(),
  scaledScore: z.number(),
  passScore: z.number(),
  passed: z.boolean(),
  byTopic: z.array(z.strictObject({ topic: z.string(), scored: z.number(), correct: z.number() })),
  entries: z.array(z.strictObject({ position: z.number(), correct: z.boolean() })),
});
export type StoredResult = z.infer<typeof StoredResult>;

export function toStoredResult(score: AttemptScore): object {
  return { version: 1, ...score };
}

/** @throws where the document is not one that toStoredResult wrote. */
export function parseStoredResult(document: unknown): StoredResult {
  return StoredResult.parse(document);
}
