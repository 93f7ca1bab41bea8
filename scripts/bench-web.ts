/**
 * `npm run bench:web -- [url]`: what the pages of a running Selo weigh and how Lighthouse scores them on
 * a simulated phone. JavaScript is counted as a modern browser loads it before anyone scrolls or
 * clicks (gzip, `noModule` left out) and given as a ratio to our plainest page in the same run.
 */
import { createRequire } from "node:module";

import { hrefTo } from "../i18n/href.ts";
import type { Route } from "../i18n/routing.ts";
import { EXECUTABLE_PATH, FLAGS, scriptBytes } from "./bench/script-bytes.ts";

const base = process.argv[2] ?? "http://localhost:3000";
const runs = Number(process.env["RUNS"] ?? 3);
const PAGES: readonly { name: string; route: Route; params?: Record<string, string> }[] = [
  { name: "offline (reference)", route: "/offline" },
  { name: "home", route: "/" },
  { name: "lesson", route: "/lessons/[slug]", params: { slug: "envelope-encryption" } },
  { name: "practice", route: "/practice" },
  { name: "exams", route: "/exams" },
  { name: "labs", route: "/labs" },
  { name: "lab", route: "/labs/[id]", params: { id: "first-key" } },
  { name: "sandbox", route: "/sandbox" },
];

interface Measured {
  readonly page: string;
  readonly "JS KB gzip": number;
  readonly ratio: number;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly "LCP ms": number;
  readonly "TBT ms": number;
  readonly CLS: number;
}

const rows: Measured[] = [];
let reference = 0;
for (const { name, route, params } of PAGES) {
  const url = base + hrefTo("en", route, params);
  const [bytes = 0] = await scriptBytes(url);
  reference ||= bytes;
  rows.push({
    page: name,
    "JS KB gzip": round(bytes / 1000),
    ratio: round(bytes / reference),
    ...(await lighthouseMedian(url)),
  });
}
console.table(rows);

interface LighthouseResult {
  readonly lhr: {
    readonly categories: Record<string, { readonly score: number | null }>;
    readonly audits: Record<string, { readonly numericValue?: number }>;
  };
}

async function lighthouseMedian(url: string): Promise<Omit<Measured, "page" | "JS KB gzip" | "ratio">> {
  const { default: lighthouse } = (await import("lighthouse")) as unknown as {
    default: (url: string, flags: object) => Promise<LighthouseResult>;
  };
  const launcher = createRequire(import.meta.resolve("lighthouse"))("chrome-launcher") as {
    launch: (options: object) => Promise<{ port: number; kill: () => void }>;
  };
  const results: LighthouseResult["lhr"][] = [];
  for (let run = 0; run < runs; run++) {
    const chrome = await launcher.launch({ chromePath: EXECUTABLE_PATH, chromeFlags: ["--headless=new", ...FLAGS] });
    results.push((await lighthouse(url, { port: chrome.port, logLevel: "error" })).lhr);
    chrome.kill();
  }
  const median = (pick: (lhr: LighthouseResult["lhr"]) => number) =>
    results.map(pick).toSorted((a, b) => a - b)[runs >> 1] ?? 0;
  const category = (id: string) => Math.round(100 * median((lhr) => lhr.categories[id]?.score ?? 0));
  const audit = (id: string) => median((lhr) => lhr.audits[id]?.numericValue ?? 0);
  return {
    performance: category("performance"),
    accessibility: category("accessibility"),
    bestPractices: category("best-practices"),
    seo: category("seo"),
    "LCP ms": Math.round(audit("largest-contentful-paint")),
    "TBT ms": Math.round(audit("total-blocking-time")),
    CLS: round(audit("cumulative-layout-shift")),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
