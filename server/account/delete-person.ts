import "server-only";
import { deleteUserRow } from "../db/account-repository.ts";
import { BELONGINGS, deleteVerifications } from "../db/belongings.ts";
import type { Database } from "../db/client.ts";

/**
 * Deletes a person and what is theirs, by the list of server/db/belongings.ts. In a transaction of the caller, who has
 * made sure that it is this person's wish or that nobody can ever come back as them.
 */
export async function deletePerson(tx: Database, userId: string): Promise<void> {
  for (const { onDeletion } of BELONGINGS) if (typeof onDeletion === "function") await onDeletion(tx, userId);
  await deleteVerifications(tx, userId);
  await deleteUserRow(tx, userId);
}
