import "server-only";
import { createHash, randomBytes } from "node:crypto";

import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

import type { Database } from "../db/client.ts";
import { insertLink, voidLinks, type LinkKind } from "../db/link-repository.ts";
import { getEnv } from "../env.ts";

const HOUR_MS = 3_600_000;
const LIFE_MS: Readonly<Record<LinkKind, number>> = {
  FIRST_ADMIN: 24 * HOUR_MS,
  INVITATION: 7 * 24 * HOUR_MS,
  PASSWORD_RESET: 24 * HOUR_MS,
};

export interface IssueLink {
  readonly kind: LinkKind;
  readonly role?: string;
  readonly userId?: string;
  readonly email?: string | null;
  readonly issuedById?: string;
  readonly locale: Locale;
  readonly now: Date;
}

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes a link that works once. Its secret has 256 random bits and is in the address's fragment, which browsers send
 * to no server and no other site; the database has its hash. A new link for someone's password makes theirs before it void.
 */
export async function issueLink(db: Database, input: IssueLink): Promise<IssuedLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(input.now.getTime() + LIFE_MS[input.kind]);
  if (input.userId !== undefined) await voidLinks(db, input.kind, input.userId, input.now);
  await insertLink(db, {
    kind: input.kind,
    tokenHash: hashToken(token),
    role: input.role ?? null,
    userId: input.userId ?? null,
    email: input.email ?? null,
    issuedById: input.issuedById ?? null,
    createdAt: input.now,
    expiresAt,
  });
  return { url: `${new URL(hrefTo(input.locale, "/account/link"), getEnv().APP_URL).href}#${token}`, expiresAt };
}

/** What the database knows a link by. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
