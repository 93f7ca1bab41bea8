import type { Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";

import { answerByKeyboard, confirmByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

/** Members of the API's answers that give a key away. */
const KEY_MEMBERS = /"key":|rationales|"correct":/;

async function start(page: Page, lang: "en" | "pt-BR"): Promise<void> {
  await page.getByRole("button", { name: texts(lang).practice.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/practice/session")}?id=*`);
}

test("a session is drawn, answered with reasons for every option, and survives a reload", async ({
  page,
  lang,
  openPage,
}) => {
  const { item, practice } = texts(lang);
  await openPage("/practice");
  await expectAccessible(page);
  const drawn = page.waitForResponse(
    (response) => response.url().endsWith("/api/practice/sessions") && response.request().method() === "POST",
  );
  await start(page, lang);
  expect(await (await drawn).text()).not.toMatch(KEY_MEMBERS);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  for (let position = 1; position <= 5; position++) {
    await expect(
      page.getByText(item.position.replace("{position}", String(position)).replace("{count}", "5")),
    ).toBeVisible();
    // A number has no list of parts before it is answered.
    const parts = await page.locator("fieldset ol > li").count();
    await answerByKeyboard(page);
    await page.getByRole("button", { name: item.confirm }).click();
    if (parts > 0) await expect(page.locator("fieldset [data-verdict]")).toHaveCount(parts);
    await expect(page.locator("fieldset [data-verdict] p").first()).toBeVisible();
    if (position === 1) {
      await expectAccessible(page);
      await page.reload();
      // The first question is answered: the session goes on with the second.
      continue;
    }
    await page.getByRole("button", { name: item.next, exact: true }).click();
  }
  await expect(page.getByRole("heading", { name: practice.finished })).toBeVisible();
  await expect(page.locator("fieldset")).toHaveCount(5);
  await expectAccessible(page);

  await openPage("/practice");
  await expect(page.getByRole("link", { name: practice.look })).toHaveCount(1);
});

test("a question is answered by the keyboard alone", async ({ page, lang, openPage }) => {
  await openPage("/practice");
  await start(page, lang);
  await answerByKeyboard(page);
  await confirmByKeyboard(page);
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
  await confirmByKeyboard(page);
  await expect(
    page.getByText(texts(lang).item.position.replace("{position}", "2").replace("{count}", "5")),
  ).toBeVisible();
});

test("an answer given offline is kept, sent when the connection is back, and counts once", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { item } = texts(lang);
  await openPage("/practice");
  await start(page, lang);
  await answerByKeyboard(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: item.confirm }).click();
  await expect(page.getByText(item.waiting)).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible({ timeout: 20_000 });
  browserErrors.length = 0;
});

test("a session that is not one's own is not there", async ({ page, lang, openPage, browserErrors }) => {
  await openPage("/practice");
  await start(page, lang);
  await page.goto(hrefTo(lang, "/practice/session", {}, { id: "018f0000-0000-7000-8000-000000000000" }));
  await expect(page.getByRole("alert").filter({ hasText: texts(lang).problems["not-found"] })).toBeVisible();
  browserErrors.length = 0;
});
