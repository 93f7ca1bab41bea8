import { randomUUID } from "node:crypto";

import type { Locator, Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { fittingResponse, post } from "./support/session-of-type.ts";

/** Answers a drawn session of the whole bank through the API, some right, some wrong. */
async function practise(page: Page, size: number): Promise<void> {
  const scope = { version: 1, kind: "bank", topic: null };
  const session = (await post(page, "/api/practice/sessions", { scope, size })) as PracticeSessionDto;
  for (const { position, item } of session.entries) {
    await post(page, `/api/practice/sessions/${session.id}/answers`, {
      position,
      response: fittingResponse(item),
      idempotencyKey: randomUUID(),
      elapsedMs: 20_000,
    });
  }
}

/** Opens every table that stands behind a chart. */
async function openTables(page: Page, name: string): Promise<Locator> {
  const summaries = page.locator("summary").filter({ hasText: name });
  for (const summary of await summaries.all()) await summary.click();
  return summaries;
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test("before the first answer the page says what will be there, and starts the first ten minutes", async ({
  page,
  lang,
  openPage,
}) => {
  const { progress, review } = texts(lang);
  await openPage("/progress");
  await expect(page.getByRole("heading", { name: progress.empty.title })).toBeVisible();
  await expect(page.getByText(review.next.begin)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: review.next.start }).click();
  await page.waitForURL(`**${hrefTo(lang, "/practice/session")}?id=*`);
  await expect(page.locator("fieldset")).toBeVisible();
});

test("answers become bands, beliefs, weeks and reviews, each chart with its table", async ({
  page,
  lang,
  openPage,
}) => {
  const { progress } = texts(lang);
  await openPage("/practice");
  await practise(page, 50);
  await openPage("/progress");
  for (const { title } of [
    progress.readiness,
    progress.plan,
    progress.misconceptions,
    progress.habit,
    progress.reviews,
  ]) {
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: progress.misconceptions.open })).toBeVisible();
  const tables = await openTables(page, progress.table);
  expect(await tables.count()).toBeGreaterThanOrEqual(2);
  const domains = page.getByRole("table", { name: progress.readiness.bands });
  await expect(domains.getByRole("row")).toHaveCount(5);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a plan gives a forecast for every task, and today's part of it", async ({ page, lang, openPage }) => {
  const { progress } = texts(lang);
  await openPage("/practice");
  await practise(page, 20);
  await openPage("/progress");
  await page.getByLabel(progress.plan.date).fill(daysFromNow(21));
  await page.getByLabel(progress.plan.minutes).fill("25");
  await page.getByRole("button", { name: progress.plan.save }).click();
  await expect(page.getByRole("heading", { name: progress.plan.forecast.split("{")[0] ?? "" })).toBeVisible();
  await openTables(page, progress.table);
  const forecast = page.getByRole("table").filter({ hasText: progress.plan.planned });
  await expect(forecast.getByRole("row")).toHaveCount(20);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.reload();
  await expect(page.getByLabel(progress.plan.minutes)).toHaveValue("25");
});

test("a review is taken back and counted again by the keyboard", async ({ page, lang, openPage }) => {
  const { reviews } = texts(lang).progress;
  await openPage("/practice");
  await practise(page, 3);
  await openPage("/progress");
  const undo = page.getByRole("button", { name: reviews.undoOf.split("{")[0] ?? "" });
  await expect(undo).toHaveCount(3);
  await undo.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(reviews.undone, { exact: true })).toBeVisible();
  await expect(undo).toHaveCount(2);
  await page.getByRole("button", { name: reviews.restoreOf.split("{")[0] ?? "" }).focus();
  await page.keyboard.press("Enter");
  await expect(undo).toHaveCount(3);
});

test("a server that cannot be reached is said, and asked again", async ({ page, lang, openPage, browserErrors }) => {
  const { errors, problems, progress } = texts(lang);
  await page.route("**/api/progress", (route) => route.fulfill({ status: 404, body: "{}" }));
  await openPage("/progress");
  const alert = page.getByRole("alert").filter({ hasText: problems.unreadable });
  await expect(alert).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/api/progress");
  await alert.getByRole("button", { name: errors.retry }).click();
  await expect(page.getByRole("heading", { name: progress.empty.title })).toBeVisible();
  browserErrors.length = 0;
});

test("the review page says that nothing is due and offers the ten minutes", async ({ page, lang, openPage }) => {
  const { review } = texts(lang);
  await openPage("/practice");
  await practise(page, 5);
  await openPage("/review");
  await expect(page.getByText(review.page.none)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: review.next.start }).click();
  await page.waitForURL(`**${hrefTo(lang, "/practice/session")}?id=*`);
});

test("the ten minutes stand on the home page and on the practice page", async ({ page, lang, openPage }) => {
  const { review } = texts(lang);
  for (const route of ["/", "/practice"] as const) {
    await openPage(route);
    await expect(page.getByRole("region", { name: review.next.title })).toBeVisible();
    await expect(page.getByText(review.next.begin)).toBeVisible();
  }
});
