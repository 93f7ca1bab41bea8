import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";

import type { BrowserContext, Page } from "@playwright/test";

import type { Locale } from "@/lib/content/locale";

import { texts } from "./app.ts";

export const PASSWORD = "a password of some length";

/** An e-mail that no other test has. */
export function freshEmail(): string {
  return `ana-${crypto.randomUUID().slice(0, 8)}@example.org`;
}

/** Fills in and sends the form that makes an account, wherever it is shown. */
export async function registerHere(page: Page, lang: Locale, email: string): Promise<void> {
  const { enter, fields } = texts(lang).account;
  await page.getByRole("textbox", { name: fields.name, exact: true }).fill("Ana Lima");
  await page.getByRole("textbox", { name: fields.email }).fill(email);
  await page.getByLabel(fields.password, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: enter.register }).click();
}

export async function signInHere(page: Page, lang: Locale, email: string, password = PASSWORD): Promise<void> {
  const { enter, fields } = texts(lang).account;
  await page.getByRole("radio", { name: enter.signIn }).check();
  await page.getByRole("textbox", { name: fields.email }).first().fill(email);
  await page.getByLabel(fields.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: enter.signIn, exact: true }).click();
}

/** A link that whoever runs the server makes: `npm run account:link -- …`, beside the running server. */
export async function accountLink(...parameters: readonly string[]): Promise<string> {
  if (process.env["SELO_DATA_DIR"] === undefined && process.env["DATABASE_URL"] === undefined) {
    throw new Error("with SELO_E2E_URL, set SELO_DATA_DIR to the data folder of that server");
  }
  const env = { ...process.env, APP_URL: process.env["SELO_E2E_URL"], LOG_LEVEL: "warn" };
  const tsx = ["--conditions=react-server", "--import", "tsx", "scripts/account-link.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, [...tsx, ...parameters], { env });
  return stdout.trim();
}

/** A device with a fingerprint reader, as Chromium's own tests have: it makes passkeys and says yes. */
export async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const client = await context.newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
