import * as z from "zod/mini";

import { LocaleSchema } from "../content/bilingual.ts";
import { OptionId, Response } from "../exam/index.ts";

/**
 * What a candidate does in an exam. Four things of a question have a state of their own, each counted
 * by its own revision: the answer, the flag, what is struck out, the note. The rest is only logged.
 */
const Position = z.int().check(z.minimum(1), z.maximum(200));

/** Of one question, until the candidate left it. A day at most: longer nobody looks at one. */
const SpentMs = z.int().check(z.minimum(0), z.maximum(86_400_000));

export const MAX_NOTE_LENGTH = 2_000;

/** One thing the candidate did. Sent again with the same key, it is the same event. */
export const AttemptEventInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), response: Response }),
  z.strictObject({ kind: z.literal("clear") }),
  z.strictObject({ kind: z.literal("flag") }),
  z.strictObject({ kind: z.literal("unflag") }),
  /** All that is struck out now; none takes every stroke back. */
  z.strictObject({ kind: z.literal("strike"), optionIds: z.array(OptionId).check(z.maxLength(12)) }),
  z.strictObject({ kind: z.literal("note"), text: z.string().check(z.maxLength(MAX_NOTE_LENGTH)) }),
  /** The event's position is where the candidate is now; `from` is the question left, and how long it was open. */
  z.strictObject({ kind: z.literal("navigate"), from: Position, spentMs: SpentMs }),
  /** The question is shown in this language from now on. */
  z.strictObject({ kind: z.literal("language"), locale: LocaleSchema }),
  /** The page was left (another tab, another window) or is looked at again. */
  z.strictObject({ kind: z.literal("focus"), visible: z.boolean() }),
]);
export type AttemptEventInput = z.infer<typeof AttemptEventInput>;

export const LANES = ["answer", "flag", "strike", "note", "log"] as const;
/** What an event changes: within a lane of a position the highest revision stands. A log has no state. */
export type Lane = (typeof LANES)[number];

export function laneOf(kind: AttemptEventInput["kind"]): Lane {
  switch (kind) {
    case "answer":
    case "clear":
      return "answer";
    case "flag":
    case "unflag":
      return "flag";
    case "strike":
    case "note":
      return kind;
    case "navigate":
    case "language":
    case "focus":
      return "log";
  }
}
