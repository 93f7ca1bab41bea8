import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

test("a key is made, a text encrypted and decrypted, and a wrong context refused", async ({ page, lang, openPage }) => {
  const { sandbox, kms, kmsErrors } = texts(lang);
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
  await expect(page.getByText(kmsErrors.code.InvalidCiphertextException)).toBeVisible();
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
  await expect(page.getByRole("heading", { name: "GenerateDataKey", exact: true })).toBeVisible();
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

test("every panel works on the same world, by the keyboard and by a link", async ({ page, lang, openPage }) => {
  // Six looks by axe at a full page.
  test.slow();
  const { sandbox } = texts(lang);
  const tab = (name: keyof typeof sandbox.panel) => page.getByRole("tab", { name: sandbox.panel[name], exact: true });
  const panel = page.getByRole("tabpanel");
  const soundPanel = async () => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };
  await openPage("/sandbox");
  await page.getByLabel(sandbox.description).fill("ledger");
  await page.getByRole("button", { name: sandbox.createKey }).click();

  // Any operation, by a form that its shape makes; a member that is asked for is asked for.
  await tab("call").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab("operations")).toBeFocused();
  await panel.getByRole("combobox", { name: sandbox.operation }).selectOption("TagResource");
  const call = panel.getByRole("button", { name: sandbox.run.replace("{operation}", "TagResource") });
  await panel.getByRole("textbox", { name: /^Tags/ }).fill("");
  await call.click();
  await expect(panel.getByText(sandbox.field.fault.required)).toBeVisible();
  await panel.getByRole("textbox", { name: /^Tags/ }).fill("team=red");
  await call.click();
  await expect(panel.getByText(sandbox.succeeded)).toBeVisible();
  await soundPanel();

  await tab("key").click();
  await expect(panel.getByText("team=red")).toBeVisible();
  await panel.getByRole("button", { name: "EnableKeyRotation" }).click();
  await soundPanel();

  // Who may: the auditor may look at the key and not use it.
  await tab("people").click();
  await panel.getByRole("button", { name: sandbox.identities.usual }).click();
  await soundPanel();
  await tab("desk").click();
  const cell = sandbox.people.mayNot.replace("{who}", "user/auditor").replace("{action}", "Encrypt");
  await panel.getByRole("button", { name: cell }).click();
  await expect(panel.getByRole("status").filter({ hasText: cell })).toBeVisible();
  await soundPanel();
  await page.getByLabel(sandbox.actAs).selectOption({ label: "user/auditor" });
  await tab("call").click();
  await panel.getByRole("button", { name: sandbox.run.replace("{operation}", "Encrypt") }).click();
  await expect(panel.getByRole("status").filter({ hasText: "AccessDeniedException" })).toBeVisible();

  await tab("trail").click();
  await panel.getByLabel(sandbox.trail.show).selectOption(sandbox.trail.filter.failed);
  await panel.getByRole("button", { name: /Encrypt/ }).click();
  await expect(panel.getByText('"errorCode": "AccessDenied"')).toBeVisible();
  await soundPanel();
  await page.reload();
  await expect(panel.getByText('"errorCode": "AccessDenied"')).toBeVisible();

  await tab("clock").click();
  await panel.getByLabel(sandbox.clockPanel.amount).fill("365");
  await panel.getByRole("button", { name: sandbox.clockPanel.go, exact: true }).click();
  await expect(panel.getByText("RotateKey")).toBeVisible();
  await expect(panel.getByText(sandbox.bill.total)).toBeVisible();
  await soundPanel();

  // Back and forth, out and in; what is no world changes nothing.
  await tab("world").click();
  await panel.getByRole("button", { name: sandbox.world.undo }).click();
  await tab("clock").click();
  await expect(panel.getByText(sandbox.clockPanel.nothing)).toBeVisible();
  await tab("world").click();
  await panel.getByRole("button", { name: sandbox.world.redo }).click();
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: sandbox.world.export }).click();
  const file = await (await download).path();
  await panel.getByRole("button", { name: sandbox.reset }).click();
  await expect(page.getByText(sandbox.noKeys)).toBeVisible();
  await panel
    .getByLabel(sandbox.world.import)
    .setInputFiles({ name: "no.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(panel.getByText(/^no\.json/)).toBeVisible();
  await expect(page.getByText(sandbox.noKeys)).toBeVisible();
  await panel.getByLabel(sandbox.world.import).setInputFiles(file);
  await expect(page.getByRole("radio", { name: /ledger/ })).toBeChecked();
  await soundPanel();
});
