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

/** Looked at in every language on every width. Journeys run in the two projects that differ in all three of language, width and theme. */
const EVERYWHERE = ["shell.spec.ts", "lesson.spec.ts"];

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
    {
      name: "phone-pt",
      use: { lang: "pt-BR", viewport: PHONE, locale: "pt-BR", colorScheme: "dark", hasTouch: true },
    },
    {
      name: "desktop-pt",
      testMatch: EVERYWHERE,
      use: { lang: "pt-BR", viewport: DESKTOP, locale: "pt-BR", colorScheme: "dark" },
    },
    {
      name: "phone-en",
      testMatch: EVERYWHERE,
      use: { lang: "en", viewport: PHONE, locale: "en-US", colorScheme: "light", hasTouch: true },
    },
  ],
});
