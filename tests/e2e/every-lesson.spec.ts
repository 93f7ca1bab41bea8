import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import type { Page } from "@playwright/test";

import { LESSON_SECTIONS, LESSON_SLUGS } from "@/lib/content/registry";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { operateFigures } from "./support/figures.ts";

/** The figures that a lesson's text names. */
function figuresOf(slug: string, lang: string): string[] {
  const text = readFileSync(`content/lessons/${slug}/${lang}.mdx`, "utf8");
  return [...text.matchAll(/<Figure name="([^"]+)"/g)].map(([, name]) => name ?? "");
}

/** Of JavaScript, gzip, before a figure comes into view: docs/performance.md. */
const BUDGET_BYTES = 155_000;

/** Counts the scripts that the page loads from now on. @returns their size so far, as gzip makes it. */
function weighScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  return async () => (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

for (const slug of LESSON_SLUGS) {
  test(`the lesson ${slug} opens, its figures are operated by the keyboard, and a command runs`, async ({
    page,
    lang,
    openPage,
  }) => {
    // Up to three figures, axe and a run of commands: long on a busy machine.
    test.slow();
    const t = texts(lang);
    const weigh = weighScripts(page);
    await openPage("/lessons/[slug]", { slug });
    expect(await weigh()).toBeLessThanOrEqual(BUDGET_BYTES);
    for (const section of LESSON_SECTIONS) await expect(page.locator(`section#${section}`)).toHaveCount(1);
    await expectNoSidewaysScroll(page);

    expect(await operateFigures(page, t)).toEqual(figuresOf(slug, lang));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    const block = page.locator("[data-commands]").first();
    const run = block.getByRole("button", { name: t.commands.run });
    await run.focus();
    await page.keyboard.press("Enter");
    await expect(block.getByRole("status").filter({ hasText: t.commands.same })).toBeVisible({ timeout: 30_000 });
  });
}

test("a lesson's figures say without JavaScript what they would show", async ({ browser, lang }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { hrefTo } = await import("@/i18n/href");
  await page.goto(`${process.env["SELO_E2E_URL"]}${hrefTo(lang, "/lessons/[slug]", { slug: "compliance" })}`);
  const { figures } = texts(lang);
  for (const name of ["multi-region-map", "hsm-boundary", "history-line"] as const)
    await expect(page.getByText(figures[name].fallback)).toBeVisible();
  await context.close();
});
