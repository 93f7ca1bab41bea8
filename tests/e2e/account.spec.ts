import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { hrefTo } from "@/i18n/href";
import { DELETION_PHRASES } from "@/lib/api/account.contract";

import { accountLink, addAuthenticator, freshEmail, PASSWORD, registerHere, signInHere } from "./support/account.ts";
import { answerByKeyboard } from "./support/answer.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

async function practise(page: Page, lang: "en" | "pt-BR"): Promise<void> {
  const { item, practice } = texts(lang);
  await page.getByRole("button", { name: practice.start, exact: true }).click();
  await page.waitForURL(`**${hrefTo(lang, "/practice/session")}?id=*`);
  await answerByKeyboard(page);
  await page.getByRole("button", { name: item.confirm }).click();
  await expect(page.locator("fieldset [data-verdict]").first()).toBeVisible();
}

test("a learner makes an account, keeps their practice, signs out and in again, and finds it elsewhere", async ({
  page,
  lang,
  openPage,
  browser,
}) => {
  const { account, practice, site } = texts(lang);
  const email = freshEmail();
  await openPage("/practice");
  await practise(page, lang);
  await page.getByRole("link", { name: site.account.link, exact: true }).click();
  await expect(page.getByText(account.enter.keeps)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await registerHere(page, lang, email);
  await expect(page.getByText(account.enter.welcome)).toBeFocused();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
  await expect(page.getByText(account.signIns.current)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await openPage("/practice");
  await expect(page.getByRole("link", { name: practice.continue })).toHaveCount(1);

  await openPage("/account");
  await page.getByRole("button", { name: account.profile.signOut, exact: true }).click();
  await expect(page.getByRole("radio", { name: account.enter.register })).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const base = process.env["SELO_E2E_URL"] ?? "";
  await other.goto(`${base}${hrefTo(lang, "/account")}`);
  await signInHere(other, lang, email);
  await expect(other.getByText(account.enter.back)).toBeVisible();
  await other.goto(`${base}${hrefTo(lang, "/practice")}`);
  await expect(other.getByRole("link", { name: practice.continue })).toHaveCount(1);

  await signInHere(page, lang, email);
  await expect(page.getByText(account.enter.back)).toBeVisible();
  await expect(page.getByRole("button", { name: account.signIns.endOthers })).toBeVisible();
  await page.getByRole("button", { name: account.signIns.endOthers }).click();
  await expect(page.getByRole("button", { name: account.signIns.endOthers })).toHaveCount(0);
  await other.goto(`${base}${hrefTo(lang, "/account")}`);
  await expect(other.getByRole("radio", { name: account.enter.register })).toBeVisible();
  await elsewhere.close();
});

test("what is wrong in a form is said beside the field, in the page's language, and sent to nobody", async ({
  page,
  lang,
  openPage,
}) => {
  const { enter, fields } = texts(lang).account;
  await openPage("/account");
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") requests.push(request.url());
  });
  await page.getByRole("textbox", { name: fields.email }).fill("ana");
  await page.getByLabel(fields.password, { exact: true }).fill("short");
  await page.getByRole("button", { name: enter.register }).click();
  for (const text of [fields.nameInvalid, fields.emailInvalid, fields.newPasswordInvalid]) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await expect(page.getByRole("textbox", { name: fields.name, exact: true })).toBeFocused();
  expect(requests).toEqual([]);
  await expectAccessible(page);
});

test("a wrong password is refused without a word on whether there is such an account", async ({
  page,
  lang,
  openPage,
  browserErrors,
}) => {
  await openPage("/account");
  await signInHere(page, lang, freshEmail(), "not a password here");
  await expect(page.getByRole("alert").filter({ hasText: texts(lang).problems["wrong-credentials"] })).toBeVisible();
  browserErrors.length = 0;
});

test("a passkey is added, signs in by itself, and is removed", async ({ page, context, lang, openPage }) => {
  const { enter, fields, passkeys, profile } = texts(lang).account;
  await addAuthenticator(context, page);
  await openPage("/account");
  await registerHere(page, lang, freshEmail());
  await page.getByRole("textbox", { name: fields.passkeyName }).fill("Phone");
  await page.getByRole("button", { name: passkeys.add }).click();
  const remove = page.getByRole("button", { name: passkeys.removeNamed.replace("{name}", "Phone") });
  await expect(remove).toBeVisible();

  await page.getByRole("button", { name: profile.signOut, exact: true }).click();
  await page.getByRole("radio", { name: enter.signIn }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: enter.passkey }).click();
  await expect(page.getByText(enter.back)).toBeVisible();
  await remove.click();
  await expect(page.getByText(passkeys.none)).toBeVisible();
});

test("everything about a person is downloaded, and deleted once they typed their e-mail", async ({
  page,
  lang,
  openPage,
  browserErrors,
}) => {
  const { data, enter } = texts(lang).account;
  const email = freshEmail();
  await openPage("/practice");
  await practise(page, lang);
  await openPage("/account");
  await registerHere(page, lang, email);
  await expect(page.getByText(enter.welcome)).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: data.export }).click();
  const exported = JSON.parse(await readFile(await (await downloading).path(), "utf8")) as {
    data: { person: unknown[]; practiceSessions: unknown[] };
  };
  expect(exported.data.person).toMatchObject([{ email }]);
  expect(exported.data.practiceSessions).toHaveLength(1);

  const field = page.getByRole("textbox", { name: data.confirmEmail.replace("{email}", email) });
  await field.fill("someone@example.org");
  await page.getByRole("button", { name: data.delete }).click();
  await expect(page.getByText(data.confirmInvalid)).toBeVisible();
  browserErrors.length = 0;
  await field.fill(email);
  await page.getByRole("button", { name: data.delete }).click();
  await expect(page.getByText(data.deleted)).toBeVisible();
  await expect(page.getByRole("button", { name: data.export })).toHaveCount(0);
  await signInHere(page, lang, email);
  await expect(page.getByRole("alert").filter({ hasText: texts(lang).problems["wrong-credentials"] })).toBeVisible();
  browserErrors.length = 0;
});

test("a learner without an account deletes everything by a phrase, with the keyboard alone", async ({
  page,
  lang,
  openPage,
}) => {
  const { data } = texts(lang).account;
  await openPage("/practice");
  await practise(page, lang);
  await openPage("/account");
  const phrase = DELETION_PHRASES[lang];
  const field = page.getByRole("textbox", { name: data.confirmPhrase.replace("{phrase}", phrase) });
  await expect(field).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await field.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(field).toBeFocused();
  await page.keyboard.type(phrase);
  await page.keyboard.press("Enter");
  await expect(page.getByText(data.deleted)).toBeFocused();
});

test("an administrator is invited, invites, sets roles, and gives a way back in", async ({
  page,
  lang,
  openPage,
  browser,
}) => {
  const { account, admin } = texts(lang);
  await page.goto(await accountLink("--invite", "admin"));
  await expectAccessible(page);
  // The link is made in English; its page speaks English.
  const english = texts("en").account;
  await registerHere(page, "en", freshEmail());
  await page.getByRole("button", { name: english.link.accept, exact: true }).click();
  await expect(page.getByText(english.link.accepted.admin)).toBeVisible();

  await openPage("/account");
  await page.getByRole("link", { name: account.profile.people }).click();
  await page.getByRole("combobox", { name: admin.invite.role, exact: true }).selectOption("instructor");
  await page.getByRole("button", { name: admin.invite.make }).click();
  const field = page.getByRole("textbox", { name: admin.issued.field });
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const email = freshEmail();
  await other.goto(link);
  await registerHere(other, lang, email);
  await other.getByRole("button", { name: account.link.accept, exact: true }).click();
  await expect(other.getByText(account.link.accepted.instructor)).toBeVisible();

  await openPage("/admin/people");
  await page.getByRole("searchbox", { name: admin.people.search }).fill(email);
  await page.getByRole("button", { name: admin.people.find, exact: true }).click();
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "@" })).toHaveCount(1);
  const role = page.getByRole("combobox", { name: admin.people.roleOf.replace("{name}", "Ana Lima") });
  await role.selectOption("learner");
  await page.getByRole("button", { name: admin.people.setRoleOf.replace("{name}", "Ana Lima") }).click();
  await expect(page.getByText(admin.people.roleSet.replace("{name}", "Ana Lima"))).toBeVisible();
  await page.getByRole("button", { name: admin.people.resetOf.replace("{name}", "Ana Lima") }).click();
  await expect(field).toBeVisible();
  const reset = await field.inputValue();
  await expectAccessible(page);

  await other.goto(reset);
  await expect(other.getByText(account.link.reset.replace("{email}", email))).toBeVisible();
  await other.getByLabel(account.fields.newPassword, { exact: true }).fill(`${PASSWORD}, changed`);
  await other.getByRole("button", { name: account.link.set }).click();
  await expect(other.getByText(account.link.done)).toBeVisible();
  await elsewhere.close();
});

test("the people page tells who is no administrator so, and shows nothing", async ({
  page,
  lang,
  openPage,
  browserErrors,
}) => {
  await openPage("/admin/people");
  await expect(page.getByText(texts(lang).admin.barred)).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await expectAccessible(page);
  browserErrors.length = 0;
});
