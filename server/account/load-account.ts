import "server-only";
import type { AccountDto } from "@/lib/api/account.contract";

import type { Actor } from "../auth/actor.ts";
import { toRole } from "../auth/roles.ts";
import { findPasswordHash, findPerson } from "../db/account-repository.ts";
import { getDb } from "../db/client.ts";
import { getEnv } from "../env.ts";

/** Who one is here, and what this server offers. */
export async function loadAccount(actor: Actor): Promise<AccountDto> {
  const { SMTP_URL, OIDC_ISSUER, OIDC_NAME } = getEnv();
  return {
    person: actor.kind === "user" && !actor.isAnonymous ? await loadPerson(actor.userId) : null,
    anonymous: actor.kind === "user" && actor.isAnonymous,
    offers: { mail: SMTP_URL !== undefined, oidc: OIDC_ISSUER === undefined ? null : OIDC_NAME },
  };
}

async function loadPerson(userId: string): Promise<AccountDto["person"]> {
  const person = await findPerson(getDb(), userId);
  if (person === null) return null;
  return {
    name: person.name,
    email: person.email,
    role: toRole(person.role),
    createdAt: person.createdAt.toISOString(),
    hasPassword: (await findPasswordHash(getDb(), userId)) !== null,
  };
}
