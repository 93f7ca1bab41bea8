import type { Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

const KEY_MEMBERS = /"key":|rationales|"correct":|scaledScore":\s*\d/;

/** Starts the warm-up of ten questions. */
async function start(page: Page, lang: "en" | "pt-BR"): Promise<void> {
  await page.locator('input[name="form"][value="kms-warm-up"]').check();
  await page.getByRole("button", { name: texts(lang).exam.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/exams/attempt")}?id=*`);
  await page.locator("fieldset").waitFor();
}

function saved(page: Page) {
  return expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
}

test("an exam is sat, left, taken up again, handed in and explained, and no key is seen before", async ({
  page,
  lang,
  openPage,
}) => {
  test.setTimeout(120_000);
  const { exam } = texts(lang);
  const before: string[] = [];
  let handedIn = false;
  page.on("response", async (response) => {
    if (handedIn || !response.url().includes("/api/")) return;
    before.push(await response.text().catch(() => ""));
  });
  await openPage("/exams");
  await expectAccessible(page);
  await start(page, lang);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole("timer")).toHaveText(/1[45]:\d\d/);

  const chosen = page.locator("fieldset input").first();
  await chosen.check();
  await saved(page);
  await page.getByRole("button", { name: exam.flag }).click();
  await saved(page);

  // Reloading goes to the first blank question; what was done stands.
  await page.reload();
  await page.locator("fieldset").waitFor();
  await expect(
    page.getByRole("heading", { name: exam.overview.replace("{answered}", "1").replace("{count}", "10") }),
  ).toBeVisible();
  const first = exam.goTo.replace("{position}", "1").replace("{state}", `${exam.answered}, ${exam.flagged}`);
  await page.getByRole("button", { name: first }).click();
  await expect(page.locator("fieldset input").first()).toBeChecked();

  await page.getByRole("button", { name: exam.tools.toReview }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: exam.submit }).click();
  await expect(page.getByRole("dialog")).toContainText("9");
  await expectAccessible(page);
  expect(before.filter((body) => KEY_MEMBERS.test(body))).toEqual([]);
  expect(before.length).toBeGreaterThan(3);
  handedIn = true;
  await page.getByRole("dialog").getByRole("button", { name: exam.submit }).click();

  await page.waitForURL(`**${hrefTo(lang, "/exams/result")}?id=*`);
  await expect(page.getByRole("heading", { level: 1, name: exam.resultTitle })).toBeVisible();
  await expect(page.locator("fieldset > legend span.font-mono")).toHaveCount(10);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await openPage("/exams");
  await expect(page.getByRole("link", { name: exam.seeResult })).toHaveCount(1);
});

test("answers given offline are kept through a reload and saved when the connection is back", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await start(page, lang);
  await context.setOffline(true);
  await page.locator("fieldset input").first().check();
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "waiting");
  await page.getByRole("button", { name: exam.next, exact: true }).click();
  await page.locator("fieldset input").last().check();
  await context.setOffline(false);
  await page.reload();
  await saved(page);
  await page.reload();
  await expect(
    page.getByRole("heading", { name: exam.overview.replace("{answered}", "2").replace("{count}", "10") }),
  ).toBeVisible();
  browserErrors.length = 0;
});

test("the exam is answered, flagged and walked through by single keys", async ({ page, lang, openPage }) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await start(page, lang);
  await page.keyboard.press("1");
  await saved(page);
  await expect(page.locator("fieldset input").first()).toBeChecked();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: exam.unflag, exact: true })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByText(exam.position.replace("{position}", "2").replace("{count}", "10"))).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByText(exam.position.replace("{position}", "1").replace("{count}", "10"))).toBeVisible();
});

test("two tabs of one exam converge, and say so", async ({ page, context, lang, openPage }) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await start(page, lang);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator("fieldset").waitFor();
  await other.locator("fieldset input").nth(2).click();
  await saved(other);
  // The first tab shows what the second did, without being asked.
  await expect(page.getByText(exam.tools.elsewhere)).toBeVisible();
  await expect(page.locator("fieldset input").nth(2)).toBeChecked();
  await page.getByRole("button", { name: exam.tools.understood }).click();
  await expect(page.getByText(exam.tools.elsewhere)).toBeHidden();
  await page.locator("fieldset input").nth(1).click();
  await saved(page);
  await expect(other.locator("fieldset input").nth(1)).toBeChecked();
  await expect(other.getByText(exam.tools.elsewhere)).toBeVisible();
});
