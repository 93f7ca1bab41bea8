import { hrefTo } from "@/i18n/href";

import { answerByKeyboard, confirmByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { sessionOfType } from "./support/session-of-type.ts";

/** A topic of the shipped bank that has an item of the type. */
const TYPES = [
  ["true-false", "rotation"],
  ["ordering", "envelope-encryption"],
  ["matching", "key-kinds"],
  ["numeric", "envelope-encryption"],
] as const;

for (const [type, topic] of TYPES) {
  test(`an item of type ${type} is answered by the keyboard alone and explains each part`, async ({
    page,
    lang,
    openPage,
  }) => {
    await openPage("/practice");
    const { id } = await sessionOfType(page, topic, type);
    await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
    await page.locator("fieldset").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await expect(page.locator("fieldset [data-verdict] p").first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await confirmByKeyboard(page);
    // The end shows every item once more, with what was answered.
    await expect(page.getByRole("heading", { name: texts(lang).practice.finished })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}

test("a step that is moved keeps the focus, and its new place is said", async ({ page, lang, openPage }) => {
  await openPage("/practice");
  const { id } = await sessionOfType(page, "envelope-encryption", "ordering");
  await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
  const down = page.locator("[data-direction=down]").first();
  const name = await down.getAttribute("aria-label");
  await down.focus();
  await page.keyboard.press("Enter");
  const moved = page.locator("[data-element]").nth(1).locator("[data-direction=down]");
  await expect(moved).toBeFocused();
  await expect(moved).toHaveAttribute("aria-label", name ?? "");
  await expect(page.locator("fieldset p[role=status]")).toContainText("2");
});

test("a number is read as the language writes it, and what is no number is said to be none", async ({
  page,
  lang,
  openPage,
}) => {
  await openPage("/practice");
  const { id } = await sessionOfType(page, "envelope-encryption", "numeric");
  await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
  const { confirm, types } = texts(lang).item;
  const field = page.getByLabel(types.numeric.label);
  await field.fill("4 KB");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("button", { name: confirm })).toBeDisabled();
  await field.fill(lang === "en" ? "4,096" : "4.096");
  await field.press("Enter");
  await expect(page.locator("[data-verdict=right-value]")).toHaveCount(1);
  await expect(page.locator("[data-verdict=wrong-value]")).toHaveCount(0);
});
