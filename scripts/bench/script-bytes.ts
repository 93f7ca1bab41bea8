import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { chromium, type Page } from "@playwright/test";

/** The Chromium that measures: chosen, or the system's, or Playwright's own. */
export const EXECUTABLE_PATH =
  process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The scripts that a page loads by itself, and then for each act the ones that it brings on top. Bytes,
 * compressed with gzip here, so that the server's level does not matter.
 */
export async function scriptBytes(
  url: string,
  acts: readonly ((page: Page) => Promise<void>)[] = [],
): Promise<number[]> {
  const executable = EXECUTABLE_PATH === undefined ? {} : { executablePath: EXECUTABLE_PATH };
  const browser = await chromium.launch({ ...executable, args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  let sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    // What is still on its way when the browser closes belongs to nobody.
    const size = response.body().then(
      (body) => gzipSync(body).byteLength,
      () => 0,
    );
    sizes.push(size);
  });
  const sum = async () => {
    const bytes = await Promise.all(sizes);
    sizes = [];
    return bytes.reduce((total, size) => total + size, 0);
  };
  await page.goto(url, { waitUntil: "networkidle" });
  const totals = [await sum()];
  for (const act of acts) {
    await act(page);
    await untilQuiet(() => sizes.length);
    totals.push(await sum());
  }
  await browser.close();
  return totals;
}

/** Chunks ask for chunks: until none has come for a second. */
async function untilQuiet(count: () => number): Promise<void> {
  for (let seen = -1; seen !== count();) {
    seen = count();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
