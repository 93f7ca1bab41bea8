import "server-only";
import { DELETION_PHRASES } from "@/lib/api/account.contract";
import { err, ok, type Result } from "@/lib/result";

import type { SignedIn } from "../auth/actor.ts";
import { noSessionCookie } from "../auth/session-cookie.ts";
import { lockPeople, type PersonRow } from "../db/account-repository.ts";
import { inTransaction } from "../db/client.ts";
import { deletePerson } from "./delete-person.ts";

export interface DeleteAccount {
  readonly actor: SignedIn;
  /** In lower case. */
  readonly confirmation: string;
  readonly setCookies: (cookies: readonly string[]) => void;
}

type DeleteError =
  | { readonly code: "bad-request"; readonly fields: readonly string[] }
  | { readonly code: "not-found" };

/**
 * Deletes a person and what is theirs, all or nothing, once they typed what they were asked to. What stays names nobody:
 * revisions of questions they wrote, which others' answers refer to, and invitations they issued.
 */
export async function deleteAccount(input: DeleteAccount): Promise<Result<Record<string, never>, DeleteError>> {
  const { userId } = input.actor;
  const deleted = await inTransaction<Result<Record<string, never>, DeleteError>>(async (tx) => {
    const [person] = await lockPeople(tx, [userId]);
    if (person === undefined) return err({ code: "not-found" });
    if (!isConfirmedBy(person, input.confirmation)) return err({ code: "bad-request", fields: ["confirmation"] });
    await deletePerson(tx, userId);
    return ok({});
  });
  if (deleted.ok) input.setCookies([await noSessionCookie()]);
  return deleted;
}

function isConfirmedBy(person: PersonRow, confirmation: string): boolean {
  if (!person.isAnonymous) return confirmation === person.email;
  return Object.values<string>(DELETION_PHRASES).includes(confirmation);
}
