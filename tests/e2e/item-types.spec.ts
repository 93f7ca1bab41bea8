import { hrefTo } from "@/i18n/href";
import { type PracticeSessionDto, startPractice } from "@/lib/api/practice.contract";

import { answerByKeyboard, confirmByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

const TYPES = ["true-false", "ordering", "matching", "numeric"] as const;

test("every type of item is answered by the keyboard alone and explains each part", async ({
  page,
  lang,
  openPage,
}) => {
  test.slow();
  await openPage("/practice");
  // The whole bank, so that every type is in it.
  const session = await page.evaluate(
    async ({ path, body }) => {
      const reply = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await reply.json()) as unknown;
    },
    { path: startPractice.path, body: { scope: { version: 1, kind: "bank", topic: null }, size: 50 } },
  );
  const { id, entries } = session as PracticeSessionDto;
  expect(TYPES.filter((type) => !entries.some(({ item }) => item.type === type))).toEqual([]);

  await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
  const looked = new Set<string>();
  for (const { position, item } of entries) {
    await expect(
      page.getByText(
        texts(lang).item.position.replace("{position}", String(position)).replace("{count}", String(entries.length)),
        { exact: true },
      ),
    ).toBeVisible();
    const look = TYPES.some((type) => type === item.type) && !looked.has(item.type);
    looked.add(item.type);
    if (look) await expectAccessible(page);
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
    if (look) {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await confirmByKeyboard(page);
  }
  await expect(page.getByRole("heading", { name: texts(lang).practice.finished })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("a step that is moved keeps the focus, and its new place is said", async ({ page, lang, openPage }) => {
  await openPage("/practice");
  const reply = await page.evaluate(async (path) => {
    const body = JSON.stringify({ scope: { version: 1, kind: "bank", topic: "envelope-encryption" }, size: 50 });
    const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await answer.json()) as unknown;
  }, startPractice.path);
  const { id, entries } = reply as PracticeSessionDto;
  const at = entries.findIndex(({ item }) => item.type === "ordering");
  expect(at).toBeGreaterThanOrEqual(0);
  await page.goto(hrefTo(lang, "/practice/session", {}, { id }));
  for (let passed = 0; passed < at; passed++) {
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
    await confirmByKeyboard(page);
    await expect(page.locator("fieldset [data-verdict]")).toHaveCount(0);
  }
  const down = page.locator("[data-direction=down]").first();
  const name = await down.getAttribute("aria-label");
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-element]").nth(1).locator("[data-direction=down]")).toBeFocused();
  await expect(page.locator("[data-element]").nth(1).locator("[data-direction=down]")).toHaveAttribute(
    "aria-label",
    name ?? "",
  );
  await expect(page.locator("fieldset p[role=status]")).toContainText("2");
});
