import "server-only";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";
import { err, ok, type Result } from "@/lib/result";

import { loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import { findPracticeSession } from "../db/practice-repository.ts";
import { toPracticeSessionDto } from "./practice-session-dto.ts";

/** A learner's own session. `not-found` for another's as for none: the two cannot be told apart. */
export async function loadPractice(
  userId: string,
  sessionId: string,
): Promise<Result<PracticeSessionDto, { code: "not-found" }>> {
  const session = await findPracticeSession(getDb(), sessionId, userId);
  if (session === null) return err({ code: "not-found" });
  const items = await loadItems(session.entries.map((entry) => entry.itemRevisionId));
  return ok(toPracticeSessionDto(session, items));
}
