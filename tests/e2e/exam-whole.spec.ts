import type { Locator, Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { rationaleNeedles } from "./support/needles.ts";

const ITEMS = 65;
/** Members that only feedback, results and proofs have. */
const SECRET_MEMBERS = /"key":|"rationales?"|"correct":|"proof"|"claims"|"misconceptions?"|"scaledScore":\s*\d/;

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not get there");
}

/** All that the browser keeps for this site: caches of the service worker, databases, storage. */
async function storedByBrowser(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url);
        found.push(`cached ${pathname}`);
        if (!pathname.startsWith("/_next/static")) found.push((await (await cache.match(request))?.text()) ?? "");
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? "");
        opening.addEventListener("success", () => resolve(opening.result));
        opening.addEventListener("error", () => reject(new Error("not opened")));
      });
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const reading = db.transaction(store).objectStore(store).getAll();
          reading.addEventListener("success", () => resolve(reading.result));
        });
        found.push(JSON.stringify(all));
      }
      db.close();
    }
    return found;
  });
}

test("the whole exam is sat with the keyboard alone, and no key, reason or proof is seen before its end", async ({
  page,
  lang,
  openPage,
  viewport,
}) => {
  test.skip((viewport?.width ?? 0) < 1000, "a phone has no keyboard");
  test.setTimeout(360_000);
  const { exam } = texts(lang);
  const needles = await rationaleNeedles();
  const before: { readonly url: string; readonly body: string }[] = [];
  let handedIn = false;
  page.on("response", async (response) => {
    if (handedIn || response.url().includes("/_next/static/")) return;
    before.push({ url: response.url(), body: await response.text().catch(() => "") });
  });

  await openPage("/exams");
  // The whole exam is what stands chosen; the other language of the questions is chosen by arrow key.
  await expect(page.locator('input[name="form"][value="clf-c02"]')).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: exam.start, exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${hrefTo(lang, "/exams/attempt")}?id=*`);
  await page.locator("fieldset").waitFor();
  await expect(page.getByRole("timer")).toHaveText(/1:(29|30):\d\d/);

  const heading = (position: number) =>
    page.getByRole("heading", {
      name: exam.position.replace("{position}", String(position)).replace("{count}", String(ITEMS)),
    });
  for (let position = 1; position <= ITEMS; position += 1) {
    await expect(heading(position)).toBeVisible();
    if (position === 3) {
      // A blank, flagged, with one option struck out.
      await page.keyboard.press("f");
      await page.keyboard.press("x");
      await page.keyboard.press("b");
      await expect(page.locator("fieldset .line-through")).toHaveCount(1);
    } else {
      await page.keyboard.press(position % 2 === 0 ? "a" : "2");
      const multiple = await page.locator('fieldset input[type="checkbox"]').count();
      if (multiple > 0) await page.keyboard.press("3");
    }
    if (position < ITEMS) await page.keyboard.press("n");
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText(exam.keys.strike.does);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: exam.review.title })).toBeFocused();
  await expectAccessible(page);
  await tabTo(page, page.locator('input[name="review-filter"]').first());
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("ol > li")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("ol > li")).toHaveCount(1);
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");

  await tabTo(page, page.getByRole("button", { name: exam.submit, exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("1");

  // Everything that came so far, and all that the browser kept of it.
  const kept = await storedByBrowser(page);
  expect(kept.filter((text) => text.startsWith("cached /api/"))).toEqual([]);
  expect(before.filter(({ url }) => url.includes("/api/exams/")).length).toBeGreaterThan(ITEMS);
  const api = before.filter(({ url, body }) => url.includes("/api/") && SECRET_MEMBERS.test(body));
  expect(api.map(({ url }) => url)).toEqual([]);
  const told = [...before.map(({ body }) => body), ...kept].join("\n");
  expect(needles.length).toBeGreaterThan(1_000);
  expect(needles.filter((needle) => told.includes(needle))).toEqual([]);
  handedIn = true;

  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: exam.submit, exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${hrefTo(lang, "/exams/result")}?id=*`);
  await expect(page.getByRole("heading", { level: 1, name: exam.resultTitle })).toBeVisible();
  await expect(page.locator("fieldset > legend span.font-mono")).toHaveCount(ITEMS);
  await expect(page.getByText(exam.report.pilot, { exact: true })).toHaveCount(15);
  await expectAccessible(page);
});

test("time, language and form are chosen before the start, and the exam shows them", async ({
  page,
  lang,
  openPage,
}) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await page.locator('input[name="form"][value="kms-warm-up"]').check();
  await page.getByRole("radio", { name: lang === "en" ? "Português" : "English" }).check();
  await page.getByRole("radio", { name: exam.forms.time.double.long.replace("{minutes}", "30") }).check();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: exam.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/exams/attempt")}?id=*`);
  await expect(page.getByRole("timer")).toHaveText(/(29|30):\d\d/);
  const other = lang === "en" ? "pt-BR" : "en";
  await expect(page.locator(`fieldset legend span[lang="${other}"]`)).toBeVisible();
  // The other language of a question is one press away.
  await page.getByRole("button", { name: lang === "en" ? exam.tools.inEnglish : exam.tools.inPortuguese }).click();
  await expect(page.locator(`fieldset legend span[lang="${lang}"]`)).toBeVisible();
});

test("strikes, notes and the place are there after a reload, and nothing is lost at 400 %", async ({
  page,
  lang,
  openPage,
}) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await page.locator('input[name="form"][value="kms-warm-up"]').check();
  await page.getByRole("button", { name: exam.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/exams/attempt")}?id=*`);
  await page.locator("fieldset").waitFor();
  await page.getByRole("button", { name: exam.next, exact: true }).click();
  await page.locator("fieldset button[aria-pressed]").first().click();
  await page.getByText(exam.tools.note, { exact: true }).click();
  await page.getByRole("textbox").fill("4 KB?");
  await page.getByRole("textbox").blur();
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  await page.reload();
  await page.locator("fieldset").waitFor();
  await expect(
    page.getByRole("heading", { name: exam.position.replace("{position}", "2").replace("{count}", "10") }),
  ).toBeVisible();
  await expect(page.locator('fieldset button[aria-pressed="true"]')).toHaveCount(1);
  await expect(page.getByRole("textbox")).toHaveValue("4 KB?");

  // 1280 by 1024 at 400 %: nothing sideways, and the bar does not cover the question.
  await page.setViewportSize({ width: 320, height: 256 });
  await expectNoSidewaysScroll(page);
  await page.locator("fieldset input").first().scrollIntoViewIfNeeded();
  await page.locator("fieldset input").first().check();
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
});

test("an answer outlives the page that gave it: what was not sent goes out with the next visit", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  const { exam } = texts(lang);
  await openPage("/exams");
  await page.locator('input[name="form"][value="kms-warm-up"]').check();
  await page.getByRole("button", { name: exam.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/exams/attempt")}?id=*`);
  await page.locator("fieldset").waitFor();
  await page.route("**/api/exams/attempts/*/events", (route) => route.abort());
  await page.locator("fieldset input").nth(1).check();
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "waiting");
  const address = page.url();
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  await next.locator("fieldset").waitFor();
  await expect(next.locator("fieldset input").nth(1)).toBeChecked();
  await expect(next.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  // Saved, it is still there, and nobody is said to have worked elsewhere.
  await expect(next.locator("fieldset input").nth(1)).toBeChecked();
  await expect(next.getByText(exam.tools.elsewhere)).toBeHidden();
  await next.reload();
  await expect(next.locator("fieldset input").nth(1)).toBeChecked();
  browserErrors.length = 0;
});
