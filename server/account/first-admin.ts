import "server-only";
import { getDb } from "../db/client.ts";
import { isAnyAdmin } from "../db/people-repository.ts";
import { issueLink } from "./one-time-link.ts";

/**
 * A link that makes its user the first administrator, or null where there is one already. Of several such links, e.g. of
 * several starts or instances, the first use makes all void.
 */
export async function firstAdminLink(now: Date): Promise<string | null> {
  if (await isAnyAdmin(getDb())) return null;
  return (await issueLink(getDb(), { kind: "FIRST_ADMIN", role: "admin", locale: "en", now })).url;
}
