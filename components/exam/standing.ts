import type { AttemptEventInput } from "@/lib/api/exam-events";
import type { AttemptEntryDto } from "@/lib/api/exam.contract";
import type { Response } from "@/lib/exam";

import { type Outbox, pendingAt } from "./outbox.ts";

/** What stands at a question: answer, flag, strikes and note, each with the revision that counts its changes. */
export interface Standing {
  readonly position: number;
  /** Null for a blank. */
  readonly response: Response | null;
  readonly answerRevision: number;
  readonly flagged: boolean;
  readonly flagRevision: number;
  readonly struck: readonly string[];
  readonly strikeRevision: number;
  readonly note: string;
  readonly noteRevision: number;
}

export function toStanding({ item: _item, ...standing }: AttemptEntryDto): Standing {
  return standing;
}

/** Lane by lane the higher revision; where both have the same, the server's word. */
export function newest(server: Standing, local: Standing): Standing {
  return {
    position: server.position,
    ...(local.answerRevision > server.answerRevision
      ? { response: local.response, answerRevision: local.answerRevision }
      : { response: server.response, answerRevision: server.answerRevision }),
    ...(local.flagRevision > server.flagRevision
      ? { flagged: local.flagged, flagRevision: local.flagRevision }
      : { flagged: server.flagged, flagRevision: server.flagRevision }),
    ...(local.strikeRevision > server.strikeRevision
      ? { struck: local.struck, strikeRevision: local.strikeRevision }
      : { struck: server.struck, strikeRevision: server.strikeRevision }),
    ...(local.noteRevision > server.noteRevision
      ? { note: local.note, noteRevision: local.noteRevision }
      : { note: server.note, noteRevision: server.noteRevision }),
  };
}

/** Has `now` a change that `seen` has not? */
export function isBehind(seen: Standing, now: Standing): boolean {
  return (
    now.answerRevision > seen.answerRevision ||
    now.flagRevision > seen.flagRevision ||
    now.strikeRevision > seen.strikeRevision ||
    now.noteRevision > seen.noteRevision
  );
}

/** The standing after an event of this revision. One that is only logged changes nothing. */
export function applyEvent(standing: Standing, event: AttemptEventInput, revision: number): Standing {
  switch (event.kind) {
    case "answer":
      return { ...standing, response: event.response, answerRevision: revision };
    case "clear":
      return { ...standing, response: null, answerRevision: revision };
    case "flag":
    case "unflag":
      return { ...standing, flagged: event.kind === "flag", flagRevision: revision };
    case "strike":
      return { ...standing, struck: event.optionIds, strikeRevision: revision };
    case "note":
      return { ...standing, note: event.text, noteRevision: revision };
    case "navigate":
    case "language":
    case "focus":
      return standing;
  }
}

/** The revision that the next change of the event's lane gets. */
export function nextRevision(standing: Standing, { kind }: AttemptEventInput): number {
  switch (kind) {
    case "answer":
    case "clear":
      return standing.answerRevision + 1;
    case "flag":
    case "unflag":
      return standing.flagRevision + 1;
    case "strike":
      return standing.strikeRevision + 1;
    case "note":
      return standing.noteRevision + 1;
    case "navigate":
    case "language":
    case "focus":
      return 1;
  }
}

const STATEFUL = ["answer", "flag", "strike", "note"] as const;

/** With what is still on its way laid over it: the candidate sees what they did, saved or not. */
export function withPending(standing: Standing, outbox: Outbox): Standing {
  return STATEFUL.reduce((result, lane) => {
    const pending = pendingAt(outbox, standing.position, lane);
    if (!pending) return result;
    const applied = applyEvent(result, pending.event, pending.revision);
    // Pending at the revision that the server has: it is on its way, and as good as what stands.
    return pending.revision >= nextRevision(result, pending.event) - 1 ? applied : result;
  }, standing);
}
