import type { Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

/** What the journeys touch, in the project's language. */
function bench(page: Page, lang: Locale) {
  const { sandbox } = texts(lang);
  const { worlds } = sandbox;
  const panel = page.getByRole("tabpanel");
  return {
    sandbox,
    panel,
    switcher: page.getByRole("combobox", { name: worlds.label }),
    key: (description: string) => page.getByRole("radio", { name: new RegExp(description) }),
    saved: async () => await expect(page.locator("[data-kept=kept]")).toBeVisible(),
    openPanel: async (name: keyof typeof sandbox.panel) =>
      await page.getByRole("tab", { name: sandbox.panel[name], exact: true }).click(),
    makeKey: async (description: string) => {
      await page.getByLabel(sandbox.description).fill(description);
      await page.getByRole("button", { name: sandbox.createKey }).click();
      await expect(page.getByRole("radio", { name: new RegExp(description) })).toBeChecked();
    },
    makeWorld: async (name: string) => {
      await panel.getByLabel(worlds.list.newName).fill(name);
      await panel.getByRole("button", { name: worlds.list.add }).click();
      await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    },
    button: (text: string, name: string) =>
      panel.getByRole("button", { name: text.replace("{name}", name), exact: true }),
  };
}

test("worlds are named, switched, renamed, duplicated, deleted and brought back, and are there after a reload", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox, switcher, key, saved, openPanel, makeKey, makeWorld, button } = bench(page, lang);
  const { list, firstName } = sandbox.worlds;
  await openPage("/sandbox");
  await makeKey("invoices");
  await openPanel("world");
  await makeWorld("Lab");
  await expect(page.getByText(sandbox.noKeys)).toBeVisible();
  await makeKey("experiment");
  await saved();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await switcher.selectOption({ label: firstName });
  await expect(key("invoices")).toBeChecked();
  await expect(key("experiment")).toHaveCount(0);

  await button(list.renameNamed, "Lab").click();
  await page.keyboard.type("Old lab");
  await page.keyboard.press("Enter");
  await button(list.duplicateNamed, "Old lab").click();
  const copy = list.copyOf.replace("{name}", "Old lab");
  await button(list.openNamed, copy).click();
  await expect(key("experiment")).toBeChecked();

  await button(list.deleteNamed, copy).click();
  await expect(switcher.locator("option", { hasText: copy })).toHaveCount(0);
  await button(list.bringBack, "").click();
  await expect(switcher.locator("option", { hasText: copy })).toHaveCount(1);

  await switcher.selectOption({ label: "Old lab" });
  await expect(page.getByRole("heading", { name: "Old lab", exact: true })).toBeVisible();
  await saved();
  await page.reload();
  await expect(switcher.locator("option:checked")).toHaveText("Old lab");
  await expect(key("experiment")).toBeChecked();
});

test("undo and redo by the keyboard, anywhere but in a text field", async ({ page, lang, openPage }) => {
  const { sandbox, key, makeKey, saved } = bench(page, lang);
  await openPage("/sandbox");
  await makeKey("one");
  await makeKey("two");
  await page.getByRole("radio", { name: /two/ }).focus();
  await page.keyboard.press("Control+z");
  await expect(key("two")).toHaveCount(0);
  await expect(page.getByText(sandbox.worlds.undone, { exact: true })).toBeAttached();
  await page.keyboard.press("Control+Shift+Z");
  await expect(key("two")).toHaveCount(1);

  const field = page.getByLabel(sandbox.description);
  await field.fill("text");
  await page.keyboard.press("Control+z");
  await expect(key("two")).toHaveCount(1);

  // What was undone is what is saved.
  await page.getByRole("button", { name: sandbox.world.undo }).first().click();
  await expect(key("two")).toHaveCount(0);
  await saved();
  await page.reload();
  await expect(key("one")).toBeChecked();
  await expect(key("two")).toHaveCount(0);
});

test("a world starts from a scenario, with what has happened in it", async ({ page, lang, openPage }) => {
  const { sandbox, panel, switcher, key, openPanel } = bench(page, lang);
  const { scenario } = sandbox.worlds;
  await openPage("/sandbox");
  await openPanel("world");
  await panel.getByRole("combobox", { name: scenario.choose }).selectOption({ label: scenario["last-days"].name });
  await panel.getByRole("button", { name: scenario.start }).click();
  await expect(switcher.locator("option:checked")).toHaveText(scenario["last-days"].name);
  await expect(key("PendingDeletion")).toBeChecked();
  await openPanel("trail");
  await expect(panel.getByRole("button", { name: /Decrypt.*KMSInvalidStateException/ })).toBeVisible();
});

test("a world goes out to a file with its name and comes in as a world of its own", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox, panel, switcher, key, openPanel, makeKey, makeWorld } = bench(page, lang);
  await openPage("/sandbox");
  await openPanel("world");
  await makeWorld("Fábrica");
  await makeKey("ledger");
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: sandbox.world.export }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("fabrica.selo.json");
  await panel.getByRole("button", { name: sandbox.reset }).click();
  await expect(key("ledger")).toHaveCount(0);
  await panel.getByLabel(sandbox.world.import).setInputFiles(await file.path());
  await expect(switcher.locator("option:checked")).toHaveText("Fábrica 2");
  await expect(key("ledger")).toBeChecked();
  await switcher.selectOption({ label: "Fábrica" });
  await expect(key("ledger")).toHaveCount(0);
});

test("a link brings a world, asks first, and replaces nothing; hostile links are refused", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox, panel, switcher, key, openPanel, makeKey } = bench(page, lang);
  const { share, offer, firstName } = sandbox.worlds;
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await openPage("/sandbox");
  await makeKey("shared");
  await openPanel("world");
  await panel.getByRole("button", { name: share.make }).click();
  const link = await panel.getByLabel(share.link.replace("{name}", firstName)).inputValue();
  expect(link).toMatch(/#w=1\.[\w-]+$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.goto("about:blank");
  await page.goto(link);
  const question = page.getByRole("region", { name: offer.title });
  await expect(question.getByText(firstName)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await question.getByRole("button", { name: offer.accept }).click();
  await expect(switcher.locator("option:checked")).toHaveText(`${firstName} 2`);
  await expect(key("shared")).toBeChecked();
  expect(new URL(page.url()).hash).toBe("");
  await expect(question).toHaveCount(0);

  for (const [fragment, fault] of [
    ["w=1.%%%", "damaged"],
    ["w=7.AAAA", "newer-version"],
    ["w=1.c0ivysxLBwA", "no-world"],
    [`w=1.${"A".repeat(60_001)}`, "too-large"],
  ] as const) {
    await page.evaluate((hash) => void (window.location.hash = hash), fragment);
    await expect(question.getByText(offer.fault[fault])).toBeVisible();
    await question.getByRole("button", { name: offer.close }).click();
    await expect(question).toHaveCount(0);
  }
  await expect(switcher.locator("option")).toHaveCount(2);
  expect(requests.filter((url) => url.includes("w=1"))).toEqual([]);
});

test("a second tab says that the first has the world, and neither writes over the other", async ({
  page,
  context,
  lang,
  openPage,
}) => {
  const first = bench(page, lang);
  const { worlds } = first.sandbox;
  await openPage("/sandbox");
  await first.makeKey("first tab");
  await first.saved();

  const other = await context.newPage();
  const second = bench(other, lang);
  await other.goto(hrefTo(lang, "/sandbox"));
  await expect(other.getByText(worlds.notice.elsewhere)).toBeVisible();
  await second.makeKey("not kept");
  await other.getByRole("button", { name: worlds.keepCopy }).click();
  await expect(second.switcher.locator("option:checked")).toHaveText(`${worlds.firstName} 2`);
  await expect(second.key("not kept")).toHaveCount(1);
  // The first hears of the new world.
  await expect(first.switcher.locator("option")).toHaveCount(2);

  await second.switcher.selectOption({ label: worlds.firstName });
  await expect(other.getByText(worlds.notice.elsewhere)).toBeVisible();
  await other.getByRole("button", { name: worlds.takeOver.elsewhere }).click();
  await expect(other.getByText(worlds.notice.elsewhere)).toHaveCount(0);
  await expect(page.getByText(worlds.notice.elsewhere)).toBeVisible();
  await second.makeKey("second tab");
  await second.saved();
  await first.makeKey("lost");
  await other.reload();
  await expect(second.key("second tab")).toBeVisible();
  await expect(second.key("lost")).toHaveCount(0);
  await other.close();
});

test("the world of before worlds had names is taken over, and a stored one that cannot be read set aside", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox, panel, switcher, key, openPanel, button } = bench(page, lang);
  const { firstName, list, notice, unreadable } = sandbox.worlds;
  const OLD =
    '{"version":3,"now":0,"keys":[],"events":[],"identities":[{"arn":"arn:aws:iam::123456789012:user/old","policies":[],"accessKeyIds":[]}]}';
  await page.addInitScript((text) => {
    if (sessionStorage.getItem("planted") !== null) return;
    sessionStorage.setItem("planted", "yes");
    localStorage.setItem("selo-world-1", text);
  }, OLD);
  await openPage("/sandbox");
  await expect(page.getByLabel(sandbox.actAs).locator("option", { hasText: "user/old" })).toBeAttached();
  expect(await page.evaluate(() => localStorage.getItem("selo-world-1"))).toBeNull();

  await page.evaluate(damageStoredTexts);
  await page.reload();
  await expect(page.getByText(notice.setAside.replace("{names}", firstName))).toBeVisible();
  await expect(switcher.locator("option:checked")).toHaveText(`${firstName} 2`);
  await expect(switcher.locator("option", { hasText: unreadable.replace("{name}", firstName) })).toBeDisabled();
  await openPanel("world");
  const download = page.waitForEvent("download");
  await button(list.saveAsIsNamed, firstName).click();
  await download;
  await expectAccessible(page);
  await expect(panel.getByText(list.cannotRead)).toBeVisible();
  await expect(key("")).toHaveCount(0);
});

test("where the browser lets nothing be stored the bench works and says so", async ({ page, lang, openPage }) => {
  const { sandbox, makeKey, openPanel, makeWorld, switcher, key } = bench(page, lang);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  await openPage("/sandbox");
  await expect(page.getByText(sandbox.worlds.notice.memory)).toBeVisible();
  await makeKey("fleeting");
  await openPanel("world");
  await makeWorld("Other");
  await switcher.selectOption({ label: sandbox.worlds.firstName });
  await expect(key("fleeting")).toBeChecked();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("many keys are searched, and show what they cost", async ({ page, lang, openPage }) => {
  const { sandbox, panel, openPanel, key } = bench(page, lang);
  await openPage("/sandbox");
  await openPanel("world");
  await panel.getByLabel(sandbox.world.import).setInputFiles({
    name: "many.json",
    mimeType: "application/json",
    buffer: Buffer.from(worldOfKeys(40)),
  });
  await expect(page.getByText(count(40, 40))).toBeVisible();
  const search = page.getByLabel(sandbox.keyList.search);
  await search.fill("key 17 disabled");
  await expect(page.getByText(count(1, 40))).toBeVisible();
  await expect(key("key 17")).toHaveCount(1);
  const amount = (1).toLocaleString(lang, { style: "currency", currency: "USD" });
  await expect(page.getByText(sandbox.keyList.cost.replace("{amount}", amount))).toBeVisible();
  await expect(page.getByText("alias/k17")).toBeVisible();
  await search.fill("no such key");
  await expect(page.getByText(sandbox.keyList.none)).toBeVisible();
  await search.fill("");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  function count(shown: number, all: number): string {
    return sandbox.keyList.count.replace("{shown}", String(shown)).replace("{all}", String(all));
  }
});

/** In the page: every stored text becomes one that no world has. */
async function damageStoredTexts(): Promise<void> {
  const done = async (target: EventTarget, event: string) =>
    await new Promise<void>((resolve) => {
      target.addEventListener(event, () => resolve());
    });
  const opening = indexedDB.open("selo-worlds");
  await done(opening, "success");
  const transaction = opening.result.transaction("texts", "readwrite");
  const stored = transaction.objectStore("texts");
  const keys = stored.getAllKeys();
  await done(keys, "success");
  for (const key of keys.result) stored.put('{"version":9}', key);
  await done(transaction, "complete");
  opening.result.close();
}

function worldOfKeys(count: number): string {
  const now = Date.UTC(2026, 10, 24);
  const place = { accountId: "123456789012", region: "us-east-1" };
  const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const keys = Array.from({ length: count }, (_, index) => ({
    ...place,
    keyId: idOf(index),
    arn: `arn:aws:kms:us-east-1:123456789012:key/${idOf(index)}`,
    description: `key ${index}`,
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    origin: "AWS_KMS",
    state: index % 2 === 1 ? "Disabled" : "Enabled",
    createdAt: now,
    policy: "{}",
    materials: [
      { id: index.toString(16).padStart(64, "0"), bytes: Buffer.alloc(32, index).toString("base64"), createdAt: now },
    ],
  }));
  const aliases = keys.map(({ keyId }, index) => ({
    ...place,
    arn: `arn:aws:kms:us-east-1:123456789012:alias/k${index}`,
    name: `alias/k${index}`,
    targetKeyId: keyId,
    createdAt: now,
    updatedAt: now,
  }));
  return JSON.stringify({ version: 3, now, keys, aliases, events: [] });
}
