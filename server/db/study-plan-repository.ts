import "server-only";
import type { Database } from "./client.ts";

export interface StudyPlanRow {
  /** "2026-12-12" */
  readonly examDate: string;
  readonly minutesPerDay: number;
  readonly weeklyDays: number;
}

export async function findStudyPlan(db: Database, userId: string): Promise<StudyPlanRow | null> {
  const row = await db.studyPlan.findUnique({ where: { userId } });
  if (row === null) return null;
  const { examDate, minutesPerDay, weeklyDays } = row;
  return { examDate: examDate.toISOString().slice(0, 10), minutesPerDay, weeklyDays };
}

export async function saveStudyPlan(db: Database, userId: string, plan: StudyPlanRow, now: Date): Promise<void> {
  const members = { ...plan, examDate: new Date(`${plan.examDate}T00:00:00Z`), updatedAt: now };
  await db.studyPlan.upsert({ where: { userId }, create: { userId, ...members }, update: members });
}
