import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import type { E2eOptions } from "./tests/e2e/support/options.ts";

/** CHROMIUM_PATH, else the browser that Playwright installed, else Debian's. */
function chromiumPath(): string | undefined {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined) return chosen;
  return existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
}

const executablePath = chromiumPath();
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** Journeys in a real browser against the production server that tests/e2e/support/server.ts starts. */
export default defineConfig<E2eOptions>({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/server.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A browser on a busy machine may miss a beat once; what passes only then is listed as flaky.
  retries: process.env["CI"] ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list", { printSteps: false }]],
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "desktop-en", use: { lang: "en", viewport: DESKTOP, locale: "en-US", colorScheme: "light" } },
    { name: "desktop-pt", use: { lang: "pt-BR", viewport: DESKTOP, locale: "pt-BR", colorScheme: "dark" } },
    { name: "phone-en", use: { lang: "en", viewport: PHONE, locale: "en-US", colorScheme: "dark", hasTouch: true } },
    {
      name: "phone-pt",
      use: { lang: "pt-BR", viewport: PHONE, locale: "pt-BR", colorScheme: "light", hasTouch: true },
    },
  ],
});
