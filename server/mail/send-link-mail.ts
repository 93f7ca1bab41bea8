import "server-only";
import { createTranslator } from "next-intl";

import { loadMessages } from "@/i18n/messages";
import type { Locale } from "@/lib/content/locale";

import { getEnv } from "../env.ts";
import { describeError, getLog } from "../log.ts";

export interface LinkMail {
  readonly kind: "invitation" | "password-reset";
  readonly locale: Locale;
  readonly to: string;
  readonly url: string;
  readonly expiresAt: Date;
}

const TIMEOUT_MS = 10_000;

/**
 * Mails a one-time link where the server has mail. A mail server that fails is logged and is no error of the caller's:
 * the link works without it.
 * @returns whether the mail server took it.
 */
export async function sendLinkMail(mail: LinkMail): Promise<boolean> {
  const { SMTP_URL, SMTP_FROM } = getEnv();
  if (SMTP_URL === undefined) return false;
  const { createTransport } = await import("nodemailer");
  const transport = createTransport(SMTP_URL, { from: SMTP_FROM });
  try {
    await withTimeout(transport.sendMail({ to: { name: "", address: mail.to }, ...(await write(mail)) }));
    return true;
  } catch (error) {
    getLog().error({ kind: mail.kind, err: describeError(error) }, "a mail was not sent");
    return false;
  } finally {
    transport.close();
  }
}

/** Plain text: nothing in it to load, and the link is to be seen for what it is. */
async function write({ kind, locale, url, expiresAt }: LinkMail): Promise<{ subject: string; text: string }> {
  const messages = (await loadMessages(locale)).mail[kind];
  const t = createTranslator({ locale, messages, timeZone: "UTC" });
  const until = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(
    expiresAt,
  );
  return { subject: t("subject"), text: t("text", { url, until: `${until} UTC` }) };
}

async function withTimeout(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the mail server took longer than ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
