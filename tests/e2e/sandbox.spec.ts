import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

test("a key is made, a text encrypted and decrypted, and a wrong context refused", async ({ page, lang, openPage }) => {
  const { sandbox, kms } = texts(lang);
  const run = (operation: string) => page.getByRole("button", { name: sandbox.run.replace("{operation}", operation) });
  await openPage("/sandbox");
  await page.getByRole("button", { name: sandbox.createKey }).click();
  await page.getByLabel(sandbox.context).fill("app=pay");
  await run("Encrypt").click();
  await expect(page.getByTestId("envelope-player")).toBeVisible();
  await expect(page.locator("pre").filter({ hasText: "CiphertextBlob" })).toBeVisible();
  await expect(page.locator("pre").filter({ hasText: '"eventName": "Encrypt"' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // The picture goes back and forth over the real run.
  await page.getByRole("button", { name: kms.player.back }).click();
  await page.getByRole("button", { name: kms.player.back }).click();
  await expect(page.getByRole("heading", { name: kms.step["derive-key"].title })).toBeVisible();

  await page.getByText("Decrypt", { exact: true }).click();
  await run("Decrypt").click();
  await expect(page.locator("pre").filter({ hasText: "Plaintext" })).toBeVisible();
  await page.getByLabel(sandbox.context).fill("app=Pay");
  await run("Decrypt").click();
  await expect(page.getByRole("status").filter({ hasText: "InvalidCiphertextException" })).toBeVisible();
  await expect(page.getByText(sandbox.explain.InvalidCiphertextException)).toBeVisible();
});

test("the world is there again after a reload, and a damaged one is set aside", async ({ page, lang, openPage }) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await page.getByLabel(sandbox.description).fill("invoices");
  await page.getByRole("button", { name: sandbox.createKey }).click();
  await page.getByRole("radio", { name: /invoices/ }).waitFor();
  await page.reload();
  await expect(page.getByRole("radio", { name: /invoices/ })).toBeChecked();
  await page.evaluate(() => localStorage.setItem("selo-world-1", '{"version":9}'));
  await page.reload();
  await expect(page.getByText(sandbox.damaged)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("selo-world-1-damaged"))).toBe('{"version":9}');
});

test("a data key comes in two forms, and the whole envelope wipes the plaintext one", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox, kms } = texts(lang);
  await openPage("/sandbox");
  await page.getByRole("button", { name: sandbox.createKey }).click();
  await page.getByText(sandbox.wholeEnvelope, { exact: true }).click();
  await page.getByRole("button", { name: sandbox.run.replace("{operation}", sandbox.wholeEnvelope) }).click();
  const memory = page.getByRole("region", { name: kms.place.memory });
  await expect(memory.getByText(kms.thing["data-key"])).toHaveCount(0);
  await page.getByRole("slider").fill("8");
  await expect(memory.getByText(kms.thing["data-key"])).toBeVisible();
  await expect(memory.getByText(kms.thing["encrypted-data-key"])).toBeVisible();
  // Bytes by the keyboard: choose a thing, then walk its runs.
  await memory.getByRole("button", { name: kms.thing["encrypted-data-key"] }).press("Enter");
  await page.locator("[data-run=format-version]").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-run=key-id]")).toBeFocused();
});
