import "server-only";
import type { Database } from "./client.ts";

export interface PasskeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date;
  readonly backedUp: boolean;
}

const PASSKEY = { id: true, name: true, createdAt: true, backedUp: true } as const;

/** A person's passkeys, oldest first. */
export async function findPasskeys(db: Database, userId: string): Promise<PasskeyRow[]> {
  return await db.passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: PASSKEY,
  });
}

/** Locks nobody out: a person with an e-mail can always be given a link for a new password. */
export async function deletePasskey(db: Database, userId: string, id: string): Promise<boolean> {
  const { count } = await db.passkey.deleteMany({ where: { id, userId } });
  return count > 0;
}
