import "server-only";
import type { Database } from "../db/client.ts";
import { lockOpenAttempts } from "../db/exam-repository.ts";
import { closeAttempts, handIn } from "./close-attempts.ts";

/**
 * Before the attempts of several people become one person's, who may have one open: the attempt begun last stays
 * open, every other is handed in as it stands, graded by the answers it has.
 */
export async function keepOneOpen(tx: Database, userIds: readonly string[], now: Date): Promise<void> {
  const [, ...earlier] = await lockOpenAttempts(tx, userIds);
  await closeAttempts(tx, earlier, (attempt) => handIn(attempt, now));
}
