import "server-only";
import type { Locale } from "@/lib/content/locale";

import { mayMail } from "../auth/sign-in-guard.ts";
import { findCredential } from "../db/account-repository.ts";
import { getDb } from "../db/client.ts";
import { getEnv } from "../env.ts";
import { describeError, getLog } from "../log.ts";
import { sendLinkMail } from "../mail/send-link-mail.ts";
import { issueLink } from "./one-time-link.ts";

export interface RequestReset {
  readonly email: string;
  readonly locale: Locale;
  readonly now: Date;
}

/**
 * Mails a link for a new password, if there is such an account and the server has mail. The work goes on after the
 * reply: neither its words nor its time say whether there is such an account.
 */
export function requestReset(input: RequestReset): Record<string, never> {
  if (getEnv().SMTP_URL !== undefined) {
    mailLink(input).catch((error: unknown) =>
      getLog().error({ err: describeError(error) }, "no reset link was mailed"),
    );
  }
  return {};
}

async function mailLink({ email, locale, now }: RequestReset): Promise<void> {
  if (!(await mayMail(email, now))) return;
  const account = await findCredential(getDb(), email, now);
  if (account === null) return;
  const link = await issueLink(getDb(), { kind: "PASSWORD_RESET", userId: account.userId, email, locale, now });
  await sendLinkMail({ kind: "password-reset", locale, to: email, ...link });
}
