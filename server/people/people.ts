import "server-only";
import type { z } from "zod/mini";

import type { RoleDto } from "@/lib/api/account.contract";
import { PEOPLE_PER_PAGE, type searchPeople as contract } from "@/lib/api/admin.contract";
import { err, ok, type Result } from "@/lib/result";

import { recordAudit } from "../audit/record-audit.ts";
import type { SignedIn } from "../auth/actor.ts";
import { toRole } from "../auth/roles.ts";
import { lockPeople, saveRole } from "../db/account-repository.ts";
import { getDb, inTransaction } from "../db/client.ts";
import { countAnonymous, findPeople, lockAdmins } from "../db/people-repository.ts";
import { deleteSessions } from "../db/session-repository.ts";

/** People with an account, for an administrator. */
export async function searchPeople(
  actor: SignedIn,
  query: { readonly text: string; readonly page: number },
): Promise<z.infer<typeof contract.output>> {
  const { people, total } = await findPeople(getDb(), query.text, {
    skip: (query.page - 1) * PEOPLE_PER_PAGE,
    take: PEOPLE_PER_PAGE,
  });
  return {
    people: people.map((row) => ({
      ...row,
      role: toRole(row.role),
      createdAt: row.createdAt.toISOString(),
      self: row.id === actor.userId,
    })),
    total,
    anonymous: await countAnonymous(getDb()),
  };
}

export interface ChangeRole {
  readonly actor: SignedIn;
  readonly personId: string;
  readonly role: RoleDto;
  readonly now: Date;
}

/**
 * Gives another person a role; their sessions end, so that no session outlives a change of rights. Nobody changes their
 * own, and administrators take turns: whatever races, one is left.
 * @returns `not-found` for no such person with an account, `forbidden` for oneself or an administrator no longer.
 */
export async function changeRole(
  input: ChangeRole,
): Promise<Result<{ readonly role: RoleDto }, { readonly code: "not-found" | "forbidden" }>> {
  return await inTransaction(async (tx) => {
    const admins = await lockAdmins(tx);
    if (!admins.includes(input.actor.userId)) return err({ code: "forbidden" });
    const [person] = await lockPeople(tx, [input.personId]);
    if (person === undefined || person.isAnonymous) return err({ code: "not-found" });
    if (person.id === input.actor.userId) return err({ code: "forbidden" });
    if (toRole(person.role) !== input.role) {
      await saveRole(tx, person.id, input.role);
      await deleteSessions(tx, person.id, null);
      await recordAudit(tx, {
        at: input.now,
        actorId: input.actor.userId,
        action: "person.role-changed",
        subject: { kind: "person", id: person.id },
        detail: { from: toRole(person.role), to: input.role },
      });
    }
    return ok({ role: input.role });
  });
}
