import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

const SLUG = { slug: "envelope-encryption" };

test("the lesson is read, predicted, run and checked", async ({ page, lang, openPage }) => {
  const { lesson, kms, item } = texts(lang);
  await openPage("/lessons");
  await page.getByRole("main").locator(`a[href$="/${SLUG.slug}"]`).click();
  await page.locator("#learn").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  for (const section of ["learn", "predict", "do", "explain", "pitfalls", "exam", "recap", "check"]) {
    await expect(page.locator(`section#${section}`)).toHaveCount(1);
  }

  await page.locator("#predict summary").click();
  await expect(page.locator("#predict details p").last()).toBeVisible();

  await page.locator("[data-figure]").scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: kms.live.seal, exact: true }).click();
  await expect(page.getByTestId("envelope-player")).toBeVisible();
  await page.getByRole("slider").fill("10");
  await expect(page.getByRole("heading", { name: kms.step["wipe-data-key"].title })).toBeVisible();
  await page.getByRole("button", { name: kms.live.open }).click();
  await expect(page.getByRole("heading", { name: kms.step.load.title })).toBeVisible();

  await page.getByRole("button", { name: lesson.startCheck }).click();
  for (const position of [1, 2, 3]) {
    await expect(
      page.getByText(item.position.replace("{position}", String(position)).replace("{count}", "3")),
    ).toBeVisible();
    await page.locator("#check fieldset input").first().check();
    await page.getByRole("button", { name: item.confirm }).click();
    await expect(page.locator("#check fieldset [data-verdict]")).toHaveCount(4);
    if (position === 1) await expectAccessible(page);
    await page.getByRole("button", { name: item.next, exact: true }).click();
  }
  // An empty status waits beside it, for what could not be saved.
  await expect(page.locator("#check").getByRole("status").filter({ hasText: /\S/ })).toBeVisible();
});

test("the lesson can be read without JavaScript", async ({ browser, lang }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { hrefTo } = await import("@/i18n/href");
  await page.goto(`${process.env["SELO_E2E_URL"]}${hrefTo(lang, "/lessons/[slug]", SLUG)}`);
  await expect(page.locator("#recap li")).toHaveCount(6);
  await expect(page.getByText(texts(lang).figures.envelope.fallback)).toBeVisible();
  await context.close();
});
