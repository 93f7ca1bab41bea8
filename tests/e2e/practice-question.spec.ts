import type { Locator, Page, Response as HttpResponse } from "@playwright/test";

import type { ScopeKind } from "@/components/practice/choose-scope";
import { hrefTo } from "@/i18n/href";
import type { PracticeScope, PracticeSessionDto } from "@/lib/api/practice.contract";

import { answerByKeyboard, confirmByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { rationaleNeedles } from "./support/needles.ts";
import { openSession, readSession, startSession } from "./support/practice-session.ts";

const MIXTURE: PracticeScope = { version: 1, kind: "bank", topic: null };
const KMS: PracticeScope = { version: 1, kind: "bank", topic: "rotation" };

function scope(page: Page, kind: ScopeKind): Locator {
  return page.locator(`input[name=scope][value=${kind}]`);
}

/** Goes on until a question that is answered by choosing one of several options. */
async function goToChoice(page: Page): Promise<void> {
  await page.locator("fieldset").waitFor();
  while ((await page.locator("fieldset li input[type=radio]").count()) < 3) {
    await answerByKeyboard(page);
    await confirmByKeyboard(page);
    await page.locator("fieldset [data-verdict]").first().waitFor();
    await confirmByKeyboard(page);
    await page.locator("fieldset [data-verdict]").first().waitFor({ state: "detached" });
  }
}

test("an answer is changed, struck out, undone and weighed before it counts, by the keyboard alone", async ({
  page,
  lang,
  openPage,
}) => {
  const { practice } = texts(lang).item;
  await openPage("/practice");
  const { id } = await startSession(page, KMS, 50);
  await openSession(page, lang, id);
  await goToChoice(page);
  const options = page.locator("fieldset li input");
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await expect(options.nth(1)).toBeChecked();
  await page.keyboard.press("u");
  await expect(options.nth(0)).toBeChecked();
  await page.keyboard.press("x");
  await page.keyboard.press("3");
  await expect(page.locator("fieldset li").nth(2).locator(".line-through")).toHaveCount(1);
  await expect(options.nth(0)).toBeChecked();
  await page.keyboard.press("?");
  await expect(page.locator("#shortcuts")).toHaveAttribute("open", "");

  await page.getByRole("radio", { name: practice.confidence.sure, exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: practice.confidence.fairly })).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(practice.confidence.said.fairly)).toBeVisible();
  const given = (await readSession(page, id)).entries.filter(({ answer }) => answer?.confidence === "fairly");
  expect(given).toHaveLength(1);

  // The focus goes along: to the button in the place of the one that confirmed, then to the next question.
  await expect(page.getByRole("button", { name: texts(lang).item.next, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("section:focus fieldset")).toHaveCount(1);
  await expect(page.locator("section:focus [data-verdict]")).toHaveCount(0);
});

test("a wrong answer is tried again with hints, and nothing of that is sent", async ({ page, lang, openPage }) => {
  const { practice } = texts(lang).item;
  await openPage("/practice");
  await openSession(page, lang, (await startSession(page, KMS, 50)).id);
  const retry = page.getByRole("button", { name: practice.retry.start });
  // Whoever guesses is wrong before long.
  for (let question = 0; question < 20; question++) {
    await goToChoice(page);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await page.locator("fieldset [data-verdict]").first().waitFor();
    if (await retry.isVisible()) break;
    await page.keyboard.press("Enter");
    await page.locator("fieldset [data-verdict]").first().waitFor({ state: "detached" });
  }
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await retry.click();
  await expect(page.locator("fieldset [data-verdict]")).toHaveCount(0);
  const count = await page.locator("fieldset li input").count();
  for (let hint = 1; hint < count; hint++) {
    await page.keyboard.press("h");
    await expect(page.locator("[data-hint]")).toHaveCount(hint);
    // Its reason comes with it.
    await expect(page.locator("[data-hint]").last().locator("div")).not.toBeEmpty();
  }
  await expect(page.getByRole("button", { name: practice.retry.noHint })).toBeDisabled();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const left = page.locator("fieldset li:not(:has(.line-through)) input");
  await expect(left).toHaveCount(1);
  await left.check();
  await page.getByRole("button", { name: practice.retry.check }).click();
  await expect(page.getByText(practice.retry.right)).toBeVisible();
  await page.getByRole("button", { name: practice.retry.end }).click();
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
  expect(sent.filter((line) => line.startsWith("POST"))).toEqual([]);
});

test("a problem with a question is reported from where it is seen", async ({ page, lang, openPage }) => {
  const { report } = texts(lang).item.practice;
  await openPage("/practice");
  await openSession(page, lang, (await startSession(page, MIXTURE, 5)).id);
  await page.getByRole("button", { name: report.open }).click();
  await page.getByLabel(report.kind).selectOption("unclear");
  await page.getByLabel(report.text).fill("Which Region is meant?");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: report.send, exact: true }).click();
  await expect(page.getByText(report.sent)).toBeVisible();
});

test("practice is chosen by topic, task, domain and what went wrong", async ({ page, lang, openPage }) => {
  const { practice, topics } = texts(lang);
  await openPage("/practice");
  const draw = async (choose: () => Promise<void>): Promise<PracticeSessionDto> => {
    await openPage("/practice");
    await choose();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const reply = page.waitForResponse(
      (response) => response.url().endsWith("/api/practice/sessions") && response.request().method() === "POST",
    );
    await page.getByRole("button", { name: practice.start, exact: true }).click();
    const session = (await (await reply).json()) as PracticeSessionDto;
    await page.waitForURL(`**${hrefTo(lang, "/practice/session")}?id=*`);
    return session;
  };
  const choose = async (kind: "topic" | "task" | "domain", value: string) => {
    await scope(page, kind).check();
    await page.getByRole("combobox", { name: practice.scopes[kind] }).selectOption(value);
  };
  await expect(scope(page, "weakness")).toBeDisabled();

  const byTask = await draw(() => choose("task", "2.3"));
  for (const { item } of byTask.entries) expect(item.blueprint).toMatch(/^clf-c02:2\.3-/);
  const byDomain = await draw(() => choose("domain", "4"));
  for (const { item } of byDomain.entries) expect(item.blueprint).toMatch(/^clf-c02:4\./);
  const byTopic = await draw(() => choose("topic", "rotation"));
  for (const { item } of byTopic.entries) expect(item.topic).toBe("rotation");

  // A guess is weak, right or wrong.
  await answerByKeyboard(page);
  await page.getByRole("radio", { name: texts(lang).item.practice.confidence.guess }).check();
  await page.getByRole("button", { name: texts(lang).item.confirm }).click();
  await page.locator("fieldset [data-verdict]").first().waitFor();
  const weak = await draw(() => scope(page, "weakness").check());
  expect(weak.entries).toHaveLength(1);
  await openPage("/practice");
  await expect(page.getByText(topics.rotation).first()).toBeVisible();
});

test("no rationale reaches the browser before the answer: not in a page, a payload, a reply, or what is kept here", async ({
  page,
  lang,
  openPage,
}) => {
  const needles = await rationaleNeedles();
  const bodies: Promise<string>[] = [];
  const keep = (response: HttpResponse) => {
    if (/html|json|text|x-component/.test(response.headers()["content-type"] ?? ""))
      bodies.push(response.text().catch(() => ""));
  };
  page.on("response", keep);
  await openPage("/practice");
  await openSession(page, lang, (await startSession(page, MIXTURE, 5)).id);
  await page.locator("fieldset").waitFor();
  await page.waitForLoadState("networkidle");
  const kept = await everythingKept(page);
  expect(kept).toContain('"entries"');
  const seen = [await page.content(), kept, ...(await Promise.all(bodies))];
  expect(seen.length).toBeGreaterThan(4);
  for (const text of seen) {
    expect(needles.filter((needle) => text.includes(needle))).toEqual([]);
    expect(text).not.toMatch(/"rationales"|"counterfactuals":|"proof":/);
  }
  page.off("response", keep);
  // The search would see a leak: after the answer the reasons are there.
  const reply = page.waitForResponse((response) => response.url().endsWith("/answers"));
  await answerByKeyboard(page);
  await confirmByKeyboard(page);
  const answered = await (await reply).text();
  expect(needles.some((needle) => answered.includes(needle))).toBe(true);
});

/** What this page's origin holds in IndexedDB and in the caches of the service worker. */
async function everythingKept(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const parts: string[] = [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("selo-practice");
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("closed")));
    });
    for (const name of database.objectStoreNames) {
      const values = await new Promise<unknown>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.addEventListener("success", () => resolve(request.result));
      });
      parts.push(JSON.stringify(values));
    }
    database.close();
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) parts.push((await (await cache.match(request))?.text()) ?? "");
    }
    return parts.join("\n");
  });
}
