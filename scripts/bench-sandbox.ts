/**
 * `npm run bench:sandbox -- [url]`: whether the sandbox of a running Selo stays smooth with 500 keys and
 * 10,000 CloudTrail records. The same journey is made on that world and on one of a single key; for
 * each step the table says how long the longest task on the page's main thread was, and how often one
 * took longer than 50 ms and 200 ms. Milliseconds differ from machine to machine: read the ratio.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Browser, chromium, type Page } from "@playwright/test";

import { hrefTo } from "../i18n/href.ts";
import type { Messages } from "../i18n/messages.ts";
import { writeWorldFile } from "../lib/bench/worlds/world-file.ts";
import { createKms, createWorld, webCryptoPort } from "../lib/kms/index.ts";

const base = process.argv[2] ?? "http://localhost:3000";
const executablePath =
  process.env["CHROMIUM_PATH"] ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
const { sandbox } = JSON.parse(readFileSync("content/messages/en.json", "utf8")) as Messages;

interface Figures {
  readonly longest: number;
  readonly over50: number;
  readonly over200: number;
}

const large = await measureJourney(await worldFile(500, 10_000));
const small = await measureJourney(await worldFile(1, 1));
console.table(
  Object.fromEntries(
    Object.entries(large).map(([step, figures]) => {
      const one = small[step]?.longest ?? Number.NaN;
      return [
        step,
        {
          "longest ms, 500 keys": figures.longest,
          "longest ms, 1 key": one,
          ratio: Math.round((10 * figures.longest) / one) / 10,
          "tasks > 50 ms": figures.over50,
          "tasks > 200 ms": figures.over200,
        },
      ];
    }),
  ),
);

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function worldFile(keys: number, records: number): Promise<string> {
  const kms = createKms(createWorld(Date.now()), { crypto: webCryptoPort(crypto.subtle), random });
  const ids: string[] = [];
  for (let index = 0; index < keys; index++) {
    const { result } = await kms.call("CreateKey", { Description: `key ${index}` });
    if (!result.ok) throw new Error(result.error.code);
    ids.push(result.value.KeyMetadata.KeyId);
    await kms.call("CreateAlias", { AliasName: `alias/key-${index}`, TargetKeyId: ids[index] });
  }
  for (let index = 0; kms.world.events.length < records; index++) {
    const EncryptionContext = { app: "bench", number: String(index) };
    await kms.call("GenerateDataKey", { KeyId: ids[index % keys], KeySpec: "AES_256", EncryptionContext });
  }
  return await writeWorldFile({ name: `${keys} keys`, world: kms.world });
}

async function measureJourney(text: string): Promise<Record<string, Figures>> {
  // From the disk, as people do: what a test hands over by itself is unpacked on the page's main thread.
  const folder = mkdtempSync(join(tmpdir(), "selo-bench-"));
  const file = join(folder, "world.json");
  writeFileSync(file, text);
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const figures: Record<string, Figures> = {};
  for (const [step, act] of Object.entries(stepsOf(page, file))) figures[step] = await measure(browser, page, act);
  await browser.close();
  rmSync(folder, { recursive: true });
  return figures;
}

/** The journey, in order. Each step ends when what it shows is there and saved. */
function stepsOf(page: Page, file: string): Record<string, () => Promise<void>> {
  const openPanel = async (name: keyof typeof sandbox.panel) => {
    await page.getByRole("tab", { name: sandbox.panel[name], exact: true }).click();
    await page.getByRole("tabpanel").locator("h2").first().waitFor();
  };
  const quiet = async () => {
    await page.locator("[data-kept=kept]").waitFor();
    await page.waitForTimeout(600);
  };
  const run = page.getByRole("button", { name: sandbox.run.replace("{operation}", "Encrypt") });
  return {
    "first visit": async () => {
      await page.goto(base + hrefTo("en", "/sandbox"), { waitUntil: "networkidle" });
      await openPanel("world");
    },
    "open a file": async () => {
      await page.getByLabel(sandbox.world.import).setInputFiles(file);
      await page.getByRole("radio", { name: /key 0/ }).waitFor();
      await quiet();
    },
    "come back": async () => {
      await page.reload({ waitUntil: "networkidle" });
      await page.getByRole("radio", { name: /key 0/ }).waitFor();
      await quiet();
    },
    "ten calls": async () => {
      await openPanel("call");
      for (let call = 0; call < 10; call++) {
        await run.click();
        await page.waitForTimeout(100);
      }
      await quiet();
    },
    "every panel": async () => {
      for (const name of ["operations", "key", "people", "trail", "clock", "world"] as const) await openPanel(name);
    },
    "choose keys": async () => {
      await page.getByRole("radio", { name: /key 0/ }).first().focus();
      for (let key = 0; key < 10; key++) await page.keyboard.press("ArrowUp");
    },
    search: async () => {
      const search = page.getByLabel(sandbox.keyList.search);
      if (await search.isVisible()) await search.pressSequentially("key 49", { delay: 50 });
      if (await search.isVisible()) await search.fill("");
    },
    "undo and redo": async () => {
      await page.getByRole("heading", { level: 1 }).click();
      for (let step = 0; step < 5; step++) await page.keyboard.press("Control+z");
      for (let step = 0; step < 5; step++) await page.keyboard.press("Control+Shift+Z");
      await quiet();
    },
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** The time that the thread itself ran, in a trace that has it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks of the main threads of pages, from Chromium's own trace of them. */
async function measure(browser: Browser, page: Page, act: () => Promise<void>): Promise<Figures> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const mainThreads = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = trace.traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && mainThreads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => tdur / 1000);
  return {
    longest: Math.round(Math.max(0, ...tasks)),
    over50: tasks.filter((ms) => ms > 50).length,
    over200: tasks.filter((ms) => ms > 200).length,
  };
}
