import { hrefTo } from "@/i18n/href";
import { LOCALES } from "@/lib/content/locale";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

const PAGES = [
  "/",
  "/lessons",
  "/practice",
  "/progress",
  "/review",
  "/exams",
  "/sandbox",
  "/studio",
  "/about",
  "/offline",
] as const;

for (const route of PAGES) {
  test(`the page ${route} is static, strict, accessible and fits the screen`, async ({ page, lang, openPage }) => {
    const answer = page.waitForResponse((response) => response.url().endsWith(hrefTo(lang, route)));
    await openPage(route);
    const headers = (await answer).headers();
    expect(headers["x-nextjs-prerender"]).toContain("1");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy.match(/script-src [^;]*/)?.[0]).not.toContain("unsafe");
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("contentinfo")).toContainText(texts(lang).site.footer.notice);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test("an address without a language goes to the browser's", async ({ page, lang }) => {
  await page.goto("/");
  await expect(page).toHaveURL(hrefTo(lang, "/"));
});

test("the language switch leads to the same place in the other language", async ({ page, lang, openPage }) => {
  const other = LOCALES.find((locale) => locale !== lang) ?? lang;
  await openPage("/lessons/[slug]", { slug: "envelope-encryption" });
  await page.evaluate(() => history.replaceState(null, "", `${location.pathname}?from=here#recap`));
  await page.getByRole("link", { name: texts(lang).site.language[other] }).click();
  await expect(page).toHaveURL(`${hrefTo(other, "/lessons/[slug]", { slug: "envelope-encryption" })}?from=here#recap`);
  await expect(page.locator("html")).toHaveAttribute("lang", other);
});

test("each page names its twin in the other language", async ({ page, openPage }) => {
  await openPage("/lessons");
  for (const locale of LOCALES) {
    await expect(page.locator(`link[rel="alternate"][hreflang="${locale}"]`)).toHaveAttribute(
      "href",
      new RegExp(`${hrefTo(locale, "/lessons")}$`),
    );
  }
});

test("a chosen theme holds across a reload, and is there before anything is painted", async ({
  page,
  lang,
  openPage,
}) => {
  const { theme } = texts(lang).site;
  await openPage("/");
  await page.getByRole("button", { name: theme.system }).click();
  await page.getByRole("button", { name: theme.light }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload({ waitUntil: "commit" });
  await page.waitForFunction(() => document.body !== null);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: theme.dark })).toBeVisible();
});

test("an address that names no page answers 404 in its own language", async ({ page, lang, browserErrors }) => {
  const answer = await page.goto(`${hrefTo(lang, "/")}/no-such-page`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts(lang).errors["not-found"].title);
  await expectAccessible(page);
  // The browser reports the 404 itself, which is what was asked for.
  expect(browserErrors.splice(0).every((error) => error.includes("404"))).toBe(true);
});

test("the navigation reaches every area and marks where one is", async ({ page, lang, openPage }) => {
  const { nav } = texts(lang).site;
  await openPage("/");
  for (const name of [nav.lessons, nav.sandbox, nav.practice, nav.exams, nav.progress]) {
    await page.getByRole("navigation", { name: nav.label }).getByRole("link", { name }).click();
    await expect(page.getByRole("navigation", { name: nav.label }).getByRole("link", { name })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
});

test("the keyboard skips the header", async ({ page, lang, openPage }) => {
  await openPage("/about");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: texts(lang).site.skip })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});

test("a visited page opens offline, another one says that it cannot", async ({
  page,
  context,
  lang,
  openPage,
  browserErrors,
}) => {
  await openPage("/about");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The first visit came before the worker; the second goes through it.
  await page.reload({ waitUntil: "networkidle" });
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts(lang).about.title);
  await page.goto(hrefTo(lang, "/exams"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts(lang).errors.offline.title);
  await context.setOffline(false);
  // What could not be fetched while offline is reported by the browser.
  browserErrors.length = 0;
});

test("health answers for the process and for the database", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  expect((await request.get("/api/health/ready")).status()).toBe(200);
});
