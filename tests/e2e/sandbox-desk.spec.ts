import type { Locator, Page } from "@playwright/test";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

/** The panel whose tab has this id, opened by the keyboard. */
async function open(page: Page, panel: string): Promise<Locator> {
  await page.locator("#tab-call, [role=tab][aria-selected=true]").last().focus();
  const tabs = await page.getByRole("tab").all();
  for (let step = 0; step < tabs.length; step++) {
    if (await page.locator(`#tab-${panel}`).evaluate((tab) => tab === document.activeElement)) break;
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.locator(`#tab-${panel}`)).toBeFocused();
  return page.getByRole("tabpanel");
}

async function press(target: Locator, key = "Enter"): Promise<void> {
  await target.focus();
  await target.press(key);
}

/** Puts a text into the editor as a paste would, in place of what is there. */
async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

const KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::123456789012:root" },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "OnlyPay",
      Effect: "Deny",
      Principal: "*",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringNotEquals: { "kms:EncryptionContext:app": "pay" } },
    },
  ],
};

test("a policy is written, its faults are told at their line, and a statement answers a question", async ({
  page,
  lang,
  openPage,
}) => {
  test.slow();
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await page.getByLabel(sandbox.description).fill("ledger");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  await page.getByRole("radio", { name: /ledger/ }).waitFor();
  await press((await open(page, "people")).getByRole("button", { name: sandbox.identities.usual }));
  const panel = await open(page, "desk");
  const editor = panel.getByRole("textbox", { name: /ledger/ });
  await expect(editor).toBeVisible();

  // A fault, told at its line, outside the editor too; nothing is saved while it is there.
  const text = JSON.stringify(KEY_POLICY, null, 2);
  await write(page, editor, text.replace('"Deny"', '"Denied"'));
  const fault = sandbox.desk.atLine.replace("{line}", "15").replace("{finding}", sandbox.desk.finding.effect);
  await expect(panel.getByRole("button", { name: fault })).toBeVisible();
  const save = panel.getByRole("button", { name: sandbox.people.save });
  await expect(save).toBeDisabled();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // The fault leads to its place, and the keyboard leads out of the editor again.
  await press(panel.getByRole("button", { name: fault }));
  await expect(editor).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();

  await write(page, editor, text);
  await expect(panel.getByText(sandbox.desk.readable)).toBeVisible();
  await press(save);
  await expect(panel.getByText(sandbox.desk.saved)).toBeVisible();

  // Who may decrypt, under which context: the deny first, and a way to its statement.
  await panel
    .getByRole("combobox", { name: sandbox.people.who, exact: true })
    .selectOption({ label: "role/developer" });
  const mayNot = sandbox.people.mayNot.replace("{who}", "role/developer").replace("{action}", "Decrypt");
  await expect(panel.getByRole("status").filter({ hasText: mayNot })).toBeVisible();
  const statements = panel.getByRole("list", { name: sandbox.desk.statements });
  await expect(statements.getByRole("listitem").first()).toContainText("OnlyPay");
  await press(statements.getByRole("button", { name: sandbox.desk.show }).first());
  await expect(editor).toBeFocused();
  await expect(panel.locator(".cm-revealed").filter({ hasText: "OnlyPay" })).toBeVisible();
  await panel.getByLabel(sandbox.context).first().fill("app=pay");
  const may = sandbox.people.may.replace("{who}", "role/developer").replace("{action}", "Decrypt");
  await expect(panel.getByRole("status").filter({ hasText: may })).toBeVisible();

  // A service control policy binds the account, whatever the key policy says.
  await press(panel.getByRole("button", { name: sandbox.guardrails.add }));
  await panel.getByRole("combobox", { name: sandbox.desk.what, exact: true }).selectOption("ScheduleKeyDeletion");
  await panel
    .getByRole("combobox", { name: sandbox.people.who, exact: true })
    .selectOption({ label: "user/administrator" });
  await expect(statements.getByRole("listitem").first()).toContainText("NobodyDeletesKeys");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("the editor completes the words of policies and explains them", async ({ page, lang, openPage }) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  const panel = await open(page, "desk");
  const editor = panel.locator(".cm-content");
  await write(page, editor, '{"Statement": [{"Condition": {"StringEquals": {"kms:Via": ""}}}]}');
  // To the end of the condition key: two quotes and four closing marks are behind it.
  await page.keyboard.press("ControlOrMeta+End");
  for (let step = 0; step < '": ""}}}]}'.length; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  await expect(panel.locator(".cm-tooltip-autocomplete")).toContainText("kms:ViaService");
  await expect(panel.locator(".cm-completionInfo")).toHaveText(sandbox.policyWords.key["kms:ViaService"]);
  await page.keyboard.press("Enter");
  await expect(editor).toContainText('"kms:ViaService"');
});

test("a draft outlives an undo of the world, and says that the policy changed under it", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  let panel = await open(page, "desk");
  await write(page, panel.locator(".cm-content"), JSON.stringify(KEY_POLICY));
  await press(panel.getByRole("button", { name: sandbox.people.save }));
  await expect(panel.getByText(sandbox.desk.saved)).toBeVisible();
  const draft = JSON.stringify({ ...KEY_POLICY, Id: "draft" });
  await write(page, panel.locator(".cm-content"), draft);
  await expect(panel.getByText(sandbox.desk.unsaved)).toBeVisible();
  panel = await open(page, "world");
  await press(panel.getByRole("button", { name: sandbox.world.undo }));
  panel = await open(page, "desk");
  await expect(panel.getByText(sandbox.desk.moved)).toBeVisible();
  await expect(panel.locator(".cm-content")).toContainText('"Id":"draft"');
  await press(panel.getByRole("button", { name: sandbox.desk.keepDraft }));
  await press(panel.getByRole("button", { name: sandbox.people.save }));
  await expect(panel.getByText(sandbox.desk.saved)).toBeVisible();
});

test("the same call fails for one and not for another, and why; a grant mends it", async ({ page, lang, openPage }) => {
  const { sandbox, kmsErrors } = texts(lang);
  const run = sandbox.run.replace("{operation}", "Encrypt");
  await openPage("/sandbox");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  await press((await open(page, "people")).getByRole("button", { name: sandbox.identities.usual }));
  let panel = await open(page, "call");
  await press(panel.getByRole("button", { name: run }));
  await expect(panel.getByText(sandbox.succeeded)).toBeVisible();
  panel = await open(page, "people");
  await press(panel.getByRole("button", { name: sandbox.sameCall.run.replace("{operation}", "Encrypt") }));
  const row = (name: string) => panel.getByRole("row").filter({ hasText: name });
  await expect(row("role/developer")).toContainText(sandbox.succeeded);
  await expect(row("user/auditor")).toContainText("AccessDeniedException");
  await expect(row("user/auditor")).toContainText(sandbox.desk.part["identity-policy"]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // A grant is enough for the auditor, and revoked it is gone.
  panel = await open(page, "key");
  await press(panel.getByText(sandbox.grants.new));
  await panel.getByLabel(sandbox.grants.grantee).selectOption({ label: "user/auditor" });
  await press(panel.getByRole("checkbox", { name: "Encrypt", exact: true }), "Space");
  await press(panel.getByRole("button", { name: sandbox.grants.create, exact: true }));
  await expect(panel.getByText(sandbox.grants.to.replace("{who}", "user/auditor"))).toBeVisible();
  await page.getByLabel(sandbox.actAs).selectOption({ label: "user/auditor" });
  panel = await open(page, "call");
  await press(panel.getByRole("button", { name: run }));
  await expect(panel.getByText(sandbox.succeeded)).toBeVisible();

  // Who has the grant may not revoke it, and is told so in plain words.
  panel = await open(page, "key");
  await press(panel.getByRole("button", { name: "RevokeGrant" }));
  await expect(panel.getByText(kmsErrors.code.AccessDeniedException)).toBeVisible();
  await page.getByLabel(sandbox.actAs).selectOption("root");
  await press(panel.getByRole("button", { name: "RevokeGrant" }));
  await expect(panel.getByText(sandbox.key.noGrants)).toBeVisible();
});

test("a record leads to its call and says what it leaves out; a result leads to its record", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  let panel = await open(page, "call");
  await press(panel.getByRole("button", { name: sandbox.run.replace("{operation}", "Encrypt") }));
  await press(panel.getByRole("button", { name: sandbox.trail2.toRecord }));
  const absent = panel.getByRole("region", { name: sandbox.trail2.absent });
  await expect(absent.getByRole("row").filter({ hasText: "Plaintext" })).toContainText(sandbox.trail2.reason.secret);
  await expect(absent.getByRole("row").filter({ hasText: "CiphertextBlob" })).toContainText(sandbox.trail2.side.answer);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await panel.getByLabel(sandbox.trail2.name).selectOption("CreateKey");
  await press(panel.getByRole("list", { name: sandbox.trail.title }).getByRole("button"));
  await expect(panel.getByText(sandbox.trail2.nothingAbsent)).toBeVisible();
  await press(panel.getByRole("button", { name: sandbox.trail2.showCall }));
  panel = page.getByRole("tabpanel");
  await expect(panel.getByRole("heading", { name: "CreateKey", exact: true })).toBeVisible();
  // After a reload the call is gone, and the record says so.
  await press((await open(page, "trail")).getByRole("button", { name: /Encrypt/ }));
  await page.reload();
  await expect(page.getByText(sandbox.trail2.noCall)).toBeVisible();
});

test("a key's whole life from its panel, and its deletion asks for its name", async ({ page, lang, openPage }) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await page.getByLabel(sandbox.description).fill("invoices");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  await page.getByRole("radio", { name: /invoices/ }).waitFor();
  const panel = await open(page, "key");
  const click = async (name: string | RegExp) => press(panel.getByRole("button", { name }));
  await panel.getByLabel(sandbox.keyPart.alias, { exact: true }).fill("app");
  await click("CreateAlias");
  await expect(panel.getByRole("code").filter({ hasText: "alias/app" })).toBeVisible();
  await panel.getByLabel(sandbox.keyPart.tagKey).fill("team");
  await panel.getByLabel(sandbox.keyPart.tagValue, { exact: true }).fill("red");
  await click("TagResource");
  await expect(panel.getByRole("code").filter({ hasText: "team=red" })).toBeVisible();
  await click("RotateKeyOnDemand");
  await expect(panel.getByText(/ON_DEMAND/)).toBeVisible();
  await panel.getByLabel(sandbox.keyPart.period).fill("10");
  await click("EnableKeyRotation");
  await expect(panel.getByText("ValidationException")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await click("DisableKey");
  await expect(panel.getByRole("button", { name: "EnableKey", exact: true })).toBeVisible();
  await press(panel.getByText(sandbox.keyPart.delete));
  const schedule = panel.getByRole("button", { name: sandbox.keyPart.schedule });
  await expect(schedule).toBeDisabled();
  await panel.getByLabel(sandbox.keyPart.confirm.replace("{name}", "invoices")).fill("invoices");
  await press(schedule);
  await expect(panel.getByRole("button", { name: "CancelKeyDeletion" })).toBeVisible();
  await click("CancelKeyDeletion");
  await expect(panel.getByRole("button", { name: "EnableKey", exact: true })).toBeVisible();
});

test("the usual call of an operation works at one click, and a limit is said before KMS says it", async ({
  page,
  lang,
  openPage,
}) => {
  const { sandbox } = texts(lang);
  await openPage("/sandbox");
  await press(page.getByRole("button", { name: sandbox.createKey }));
  const panel = await open(page, "operations");
  for (const operation of [
    "Encrypt",
    "ReEncrypt",
    "CreateGrant",
    "RevokeGrant",
    "CreateAlias",
    "CreateCustomKeyStore",
  ]) {
    await panel.getByRole("combobox", { name: sandbox.operation }).selectOption(operation);
    await press(panel.getByRole("button", { name: sandbox.run.replace("{operation}", operation), exact: true }));
    await expect(panel.getByRole("heading", { name: operation, exact: true })).toBeVisible();
    await expect(panel.getByText(sandbox.succeeded)).toBeVisible();
  }
  await panel.getByRole("combobox", { name: sandbox.operation }).selectOption("Encrypt");
  const plaintext = panel.getByRole("textbox", { name: /^Plaintext/ });
  await plaintext.fill("ç".repeat(2049));
  await expect(panel.getByText(sandbox.fieldLimit.over)).toBeVisible();
  await press(panel.getByRole("button", { name: sandbox.run.replace("{operation}", "Encrypt"), exact: true }));
  await expect(panel.getByRole("status").filter({ hasText: "ValidationException" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
