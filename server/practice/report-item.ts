import "server-only";
import type { ReportKind } from "@/lib/api/practice.contract";
import type { Locale } from "@/lib/content/locale";
import { err, ok, type Result } from "@/lib/result";

import { getDb } from "../db/client.ts";
import { insertItemReport } from "../db/report-repository.ts";
import { findPracticeEntry } from "../db/practice-repository.ts";

export interface ReportItem {
  readonly userId: string;
  readonly sessionId: string;
  readonly position: number;
  readonly reportId: string;
  readonly kind: ReportKind;
  readonly text: string;
  readonly locale: Locale;
  readonly receivedAt: Date;
}

/**
 * Keeps what a learner found wrong with an item of a session of theirs, with the revision that they
 * were shown. The same report id changes nothing the second time, and tells nothing of whose it is.
 */
export async function reportItem(
  input: ReportItem,
): Promise<Result<{ reportId: string }, { readonly code: "not-found" }>> {
  const entry = await findPracticeEntry(getDb(), input.sessionId, input.userId, input.position);
  if (entry === null) return err({ code: "not-found" });
  const { reportId, userId, kind, text, locale, receivedAt } = input;
  await insertItemReport(getDb(), {
    id: reportId,
    userId,
    itemRevisionId: entry.itemRevisionId,
    kind,
    text,
    locale,
    createdAt: receivedAt,
  });
  return ok({ reportId });
}
