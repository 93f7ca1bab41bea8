import "server-only";
import type { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

export type AuditDetail = Prisma.InputJsonObject;

export interface AuditRow {
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly detail: AuditDetail;
}

export async function insertAuditEvent(tx: Database, row: AuditRow): Promise<void> {
  await tx.auditEvent.create({ data: row, select: { id: true } });
}
