import type { AttemptEntryDto } from "@/lib/api/exam.contract";
import type { Response } from "@/lib/exam";

import { type Outbox, pendingAt } from "./outbox.ts";

/** What stands at a position: the server's word, with what is still on its way laid over it. */
export interface Standing {
  readonly position: number;
  /** Null for a blank. */
  readonly response: Response | null;
  readonly answerRevision: number;
  readonly flagged: boolean;
  readonly flagRevision: number;
}

export function standingAt(entry: AttemptEntryDto, outbox: Outbox): Standing {
  const answer = pendingAt(outbox, entry.position, "answer");
  const flag = pendingAt(outbox, entry.position, "flag");
  const response = answer?.event.kind === "answer" ? answer.event.response : answer ? null : entry.response;
  return {
    position: entry.position,
    response,
    answerRevision: Math.max(entry.answerRevision, answer?.revision ?? 0),
    flagged: flag ? flag.event.kind === "flag" : entry.flagged,
    flagRevision: Math.max(entry.flagRevision, flag?.revision ?? 0),
  };
}
