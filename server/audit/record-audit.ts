import "server-only";
import { insertAuditEvent, type AuditDetail } from "../db/audit-repository.ts";
import type { Database } from "../db/client.ts";
import type { AuditAction } from "./audit-action.ts";

export interface AuditRecord {
  /** Null for what the server did by itself. */
  readonly actorId: string | null;
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly reason?: string;
  /** What a reader will need; never a key to a question, never a secret. */
  readonly detail?: AuditDetail;
  readonly at: Date;
}

/** Writes down who did what. Called in the transaction of the act itself, so that neither is there without the other. */
export async function recordAudit(tx: Database, record: AuditRecord): Promise<void> {
  await insertAuditEvent(tx, {
    at: record.at,
    actorId: record.actorId,
    action: record.action,
    subjectKind: record.subject.kind,
    subjectId: record.subject.id,
    reason: record.reason ?? null,
    detail: record.detail ?? {},
  });
}
