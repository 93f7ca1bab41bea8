import { readFileSync } from "node:fs";

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";
import type { Messages } from "@/i18n/messages";
import type { Route } from "@/i18n/routing";
import type { Locale } from "@/lib/content/locale";

import type { E2eOptions } from "./options.ts";

interface Fixtures {
  /** Goes to a page of the app in the project's language and waits until it is interactive. */
  readonly openPage: (route: Route, params?: Record<string, string>, query?: Record<string, string>) => Promise<void>;
  /** Console errors and page errors; anything in it at the end of the test fails the test. */
  readonly browserErrors: string[];
}

export const test = base.extend<Fixtures & E2eOptions>({
  lang: ["en", { option: true }],
  baseURL: async ({}, use) => {
    await use(process.env["SELO_E2E_URL"]);
  },
  browserErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(errors);
      expect(errors, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
  openPage: async ({ page, lang }, use) => {
    await use(async (route, params, query) => {
      await page.goto(hrefTo(lang, route, params, query));
      await page.waitForLoadState("networkidle");
    });
  },
});

export { expect };

/** The catalogue of a language: what a test looks for on the screen is never typed twice. */
export function texts(lang: Locale): Messages {
  return JSON.parse(readFileSync(`content/messages/${lang}.json`, "utf8")) as Messages;
}

/** Axe finds nothing, of any impact, under WCAG 2.2 AA and best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

/** Nothing is wider than the screen: no page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
