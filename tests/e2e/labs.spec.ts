import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";
import { parse } from "yaml";

import { hrefTo } from "@/i18n/href";
import { Lab } from "@/lib/content/lab";
import type { Locale } from "@/lib/content/locale";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

const FIRST = readLab("first-key");
const FORENSICS = readLab("who-decrypted-it");

function readLab(id: string) {
  const lab = Lab.parse(parse(readFileSync(`content/labs/${id}/lab.yaml`, "utf8")));
  const solution = readFileSync(`content/labs/${id}/solution.sh`, "utf8");
  return { lab, lines: solution.split("\n").filter((line) => line.trim() !== "") };
}

function progress(lang: Locale, reached: number, { lab }: typeof FIRST): string {
  const count = String(lab.steps.length);
  return texts(lang).labs.progress.replace("{reached}", String(reached)).replace("{count}", count);
}

/** Goes on by Tab until the element is in focus. */
async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the list names every lab, from the first steps to one's own key", async ({ page, lang, openPage }) => {
  await openPage("/labs");
  const names = page.getByRole("main").getByRole("heading", { level: 2 });
  expect(await names.count()).toBeGreaterThanOrEqual(13);
  await expect(names.first()).toHaveText(FIRST.lab.title[lang]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await names.filter({ hasText: FORENSICS.lab.title[lang] }).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${hrefTo(lang, "/labs/[id]", { id: FORENSICS.lab.id })}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(FORENSICS.lab.title[lang]);
});

test("a lab is done by the keyboard alone, with hints, and a reload goes on where it was", async ({
  page,
  lang,
  openPage,
}) => {
  test.slow();
  const { labs, terminal } = texts(lang);
  const line = page.getByRole("textbox", { name: terminal.line });
  const status = page.getByRole("status").filter({ hasText: /\d/ }).first();
  await openPage("/labs/[id]", { id: FIRST.lab.id });
  await expect(status).toHaveText(progress(lang, 0, FIRST));

  // Three hints, one at a time; the last takes the focus from the button that is gone.
  await tabTo(page, page.getByRole("button", { name: labs.hint }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(labs.hints[0])).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: labs.hints[2] }).last()).toBeFocused();
  await expect(page.getByText(FIRST.lines[0] ?? "", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const [first = "", second = "", ...rest] = FIRST.lines;
  await tabTo(page, line);
  for (const [index, typed] of [first, second].entries()) {
    await page.keyboard.insertText(typed);
    await page.keyboard.press("Enter");
    await expect(status).toHaveText(progress(lang, index + 1, FIRST));
    await expect(line).toBeFocused();
  }

  await page.reload();
  await expect(page.getByText(labs.replaying.replace("{count}", "2"))).toBeVisible();
  await expect(status).toHaveText(progress(lang, 2, FIRST));
  await expect(page.getByRole("log", { name: terminal.log })).toContainText(second);
  // The variable of the first line is there again, and so are the hints that were taken.
  await expect(page.getByText(labs.hints[2])).toBeVisible();

  await tabTo(page, line);
  for (const typed of rest) {
    await page.keyboard.insertText(typed);
    await page.keyboard.press("Enter");
    await expect(line).toHaveValue("");
    await expect(page.getByText(terminal.running)).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { name: labs.finished })).toBeVisible();
  await expect(page.getByRole("link", { name: labs.next })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // Tab completes; after Escape it leaves the line.
  await page.keyboard.insertText("aws k");
  await page.keyboard.press("Tab");
  await expect(line).toHaveValue("aws kms ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(line).not.toBeFocused();

  await openPage("/labs");
  await expect(
    page.getByRole("listitem").filter({ hasText: FIRST.lab.title[lang] }).getByText(labs.done),
  ).toBeVisible();
});

test("a lab begins anew, forgets its lines, and stays done", async ({ page, lang, openPage }) => {
  const { labs, terminal } = texts(lang);
  const line = page.getByRole("textbox", { name: terminal.line });
  await openPage("/labs/[id]", { id: FIRST.lab.id });
  await line.fill(FIRST.lines.join("\n"));
  await line.press("Enter");
  await expect(page.getByRole("heading", { name: labs.finished })).toBeVisible();
  await page.getByRole("button", { name: labs.again }).press("Enter");
  await expect(page.getByText(progress(lang, 0, FIRST))).toBeVisible();
  await expect(line).toBeFocused();
  await line.fill("aws kms list-keys --query 'length(Keys)'; ls");
  await line.press("Enter");
  await expect(page.getByRole("log", { name: terminal.log })).toContainText("0\nnote.txt");
  await openPage("/labs");
  await expect(
    page.getByRole("listitem").filter({ hasText: FIRST.lab.title[lang] }).getByText(labs.done),
  ).toBeVisible();
});

test("the forensics are solved from CloudTrail, and a wrong answer is no answer", async ({ page, lang, openPage }) => {
  test.slow();
  const { labs, terminal } = texts(lang);
  const line = page.getByRole("textbox", { name: terminal.line });
  const run = async (typed: string) => {
    await line.fill(typed);
    await line.press("Enter");
    await expect(page.getByText(terminal.running)).toHaveCount(0);
  };
  await openPage("/labs/[id]", { id: FORENSICS.lab.id });
  await expect(page.getByText(progress(lang, 0, FORENSICS))).toBeVisible();
  await run("echo elisa > who.txt");
  await run(FORENSICS.lines[0] ?? "");
  await expect(page.getByText(progress(lang, 0, FORENSICS))).toBeVisible();
  // Long lines and long records stay inside the screen.
  await expectNoSidewaysScroll(page);
  await run(FORENSICS.lines.join("\n"));
  await expect(page.getByRole("heading", { name: labs.finished })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
