import type { Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";
import type { PracticeScope, PracticeSessionDto } from "@/lib/api/practice.contract";
import type { Locale } from "@/lib/content/locale";

/** Draws a session through the API, from within the page, so that its cookie and its origin are sent. */
export async function startSession(page: Page, scope: PracticeScope, size: number): Promise<PracticeSessionDto> {
  return await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const reply = await fetch("/api/practice/sessions", { method: "POST", headers, body });
    if (!reply.ok) throw new Error(`drawing answered ${reply.status}`);
    return (await reply.json()) as PracticeSessionDto;
  }, JSON.stringify({ scope, size }));
}

/** The session as the server has it now. */
export async function readSession(page: Page, id: string): Promise<PracticeSessionDto> {
  return await page.evaluate(async (path) => {
    const reply = await fetch(path);
    if (!reply.ok) throw new Error(`reading answered ${reply.status}`);
    return (await reply.json()) as PracticeSessionDto;
  }, `/api/practice/sessions/${id}`);
}

export async function openSession(page: Page, lang: Locale, id: string): Promise<void> {
  await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
  await page.locator("fieldset").waitFor();
}
