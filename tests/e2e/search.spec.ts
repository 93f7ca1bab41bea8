import { hrefTo } from "@/i18n/href";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

test("a word is found from any page, by the keyboard alone, accents or not", async ({ page, lang, openPage }) => {
  const { search } = texts(lang);
  await openPage("/practice");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: search.field });
  await expect(field).toBeFocused();
  await field.fill(lang === "en" ? "envelope" : "rotacao");
  const options = page.getByRole("listbox", { name: search.results }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(options.first()).toContainText(lang === "en" ? /envelope/i : /rotação/i);
  await expectAccessible(page);

  // An operation leads to its section of the reference, and from there to its form.
  await field.fill("datakeypair");
  await expect(options.filter({ hasText: "GenerateDataKeyPair" }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${hrefTo(lang, "/reference")}#GenerateDataKeyPair`));
  const { reference, sandbox } = texts(lang);
  const section = page.getByRole("region", { name: "GenerateDataKeyPair", exact: true });
  await section.getByRole("link", { name: reference.try }).click();
  await expect(page.getByRole("combobox", { name: sandbox.operation })).toHaveValue("GenerateDataKeyPair");
});

test("what is not there is said, and Escape closes", async ({ page, lang, openPage }) => {
  const { search } = texts(lang);
  await openPage("/");
  await page.getByRole("button", { name: search.open }).click();
  const field = page.getByRole("combobox", { name: search.field });
  await field.fill("xylophone");
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
});

test("the glossary has a place for each term, and terms lead to each other", async ({ page, openPage }) => {
  await openPage("/glossary");
  expect(await page.locator("dt").count()).toBeGreaterThanOrEqual(80);
  await page.locator("#alias").getByRole("link").last().click();
  await expect(page).toHaveURL(/#[a-z-]+$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("the reference lists every operation", async ({ page, openPage }) => {
  await openPage("/reference");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(56);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
