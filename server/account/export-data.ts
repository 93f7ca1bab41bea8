import "server-only";
import type { z } from "zod/mini";

import type { exportData as contract } from "@/lib/api/account.contract";
import { invariant } from "@/lib/result";

import { findPerson } from "../db/account-repository.ts";
import { BELONGINGS } from "../db/belongings.ts";
import { getDb } from "../db/client.ts";

/** Everything that is stored about a learner, as one document; no secrets, and no keys of questions. */
export async function exportData(userId: string, now: Date): Promise<z.infer<typeof contract.output>> {
  const person = await findPerson(getDb(), userId);
  invariant(person !== null, "who has a session is there");
  const { name, email, role, isAnonymous, createdAt } = person;
  const data: Record<string, unknown[]> = {
    person: [isAnonymous ? { anonymous: true, createdAt } : { name, email, role, createdAt }],
  };
  for (const { inExport, load } of BELONGINGS) {
    if (typeof inExport === "string" && load !== null) data[inExport] = await load(getDb(), userId);
  }
  return { version: 1, exportedAt: now.toISOString(), data };
}
