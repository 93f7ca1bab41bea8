import "server-only";
import type { Database } from "./client.ts";

export interface NewItemReport {
  readonly id: string;
  readonly userId: string;
  readonly itemRevisionId: string;
  readonly kind: string;
  readonly text: string;
  readonly locale: string;
  readonly createdAt: Date;
}

/** Stores the report unless there is one with its id. */
export async function insertItemReport(db: Database, report: NewItemReport): Promise<void> {
  await db.itemReport.createMany({ data: [report], skipDuplicates: true });
}

/** Reports that nobody has dealt with. */
export async function countOpenReports(db: Database): Promise<number> {
  return await db.itemReport.count({ where: { resolvedAt: null } });
}
