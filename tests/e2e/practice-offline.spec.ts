import type { Page } from "@playwright/test";

import type { PracticeScope } from "@/lib/api/practice.contract";

import { answerByKeyboard, confirmByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { openSession, readSession, startSession } from "./support/practice-session.ts";

const MIXTURE: PracticeScope = { version: 1, kind: "bank", topic: null };

test("a session goes on without a connection, through a reload, and every answer arrives once", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { item, practice } = texts(lang);
  await openPage("/practice");
  await page.evaluate(async () => await navigator.serviceWorker.ready);
  // The worker takes over from this visit on; what it has seen it can give back.
  await openPage("/practice");
  const { id } = await startSession(page, MIXTURE, 5);
  await openSession(page, lang, id);
  await page.waitForLoadState("networkidle");
  await expect.poll(() => isKept(page)).toBe(true);

  await context.setOffline(true);
  const keys: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/answers"))
      keys.push((request.postDataJSON() as { idempotencyKey: string }).idempotencyKey);
  });
  for (let position = 1; position <= 2; position++) {
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await expect(page.locator(`[data-waiting="${position}"]`)).toBeVisible();
    await expect(page.getByText(item.waiting)).toBeVisible();
    await expect(page.locator("fieldset [data-verdict]")).toHaveCount(0);
    await confirmByKeyboard(page);
  }
  await expectNoSidewaysScroll(page);

  await page.reload();
  await expect(page.getByText(item.position.replace("{position}", "3").replace("{count}", "5"))).toBeVisible();
  await expect(page.locator('[data-waiting="2"]')).toBeVisible();
  for (let position = 3; position <= 5; position++) {
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await expect(page.locator(`[data-waiting="${position}"]`)).toBeVisible();
    await confirmByKeyboard(page);
  }
  await expect(page.locator("fieldset")).toHaveCount(0);
  await expectAccessible(page);

  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: practice.finished })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("fieldset")).toHaveCount(5);
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
  const { entries } = await readSession(page, id);
  expect(entries.filter(({ answer }) => answer !== null)).toHaveLength(5);
  // However often each was tried, it went by one key.
  expect(new Set(keys).size).toBe(5);
  // What could not be fetched while offline is reported by the browser.
  browserErrors.length = 0;
});

test("feedback that comes late is offered where the learner is by then", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { item } = texts(lang);
  await openPage("/practice");
  await openSession(page, lang, (await startSession(page, MIXTURE, 5)).id);
  await context.setOffline(true);
  await answerByKeyboard(page);
  await confirmByKeyboard(page);
  await expect(page.locator('[data-waiting="1"]')).toBeVisible();
  await confirmByKeyboard(page);
  await context.setOffline(false);
  const late = page.getByRole("list", { name: item.practice.queue.lateTitle }).getByRole("button");
  await expect(late).toHaveCount(1, { timeout: 30_000 });
  await late.click();
  await expect(page.getByText(item.position.replace("{position}", "1").replace("{count}", "5"))).toBeVisible();
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
  browserErrors.length = 0;
});

test("of two tabs on one session the first answer stands, and the other tab shows it", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { problems } = texts(lang);
  await openPage("/practice");
  const { id } = await startSession(page, MIXTURE, 5);
  const other = await context.newPage();
  await openSession(page, lang, id);
  await openSession(other, lang, id);
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await answerByKeyboard(tab);
    await confirmByKeyboard(tab);
    await expect(tab.locator("fieldset [data-verdict]").first()).toBeVisible();
  }
  await expect(other.getByText(problems["already-answered"])).toBeVisible();
  const { entries } = await readSession(page, id);
  expect(entries.filter(({ answer }) => answer !== null)).toHaveLength(1);
  browserErrors.length = 0;
});

/** Are the session and its page on this device? */
async function isKept(page: Page): Promise<boolean> {
  return await page.evaluate(async () => {
    const cached = await (await caches.open("pages")).match(location.href);
    const databases = await indexedDB.databases();
    return cached !== undefined && databases.some(({ name }) => name === "selo-practice");
  });
}
