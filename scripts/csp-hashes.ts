/**
 * After `next build`: writes down, for every prerendered page, the hashes of its inline scripts.
 * proxy.ts answers with them as the page's Content-Security-Policy, so that pages stay static and
 * no script runs that the build did not write. The table is also the list of pages that exist.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

const APP = join(process.cwd(), ".next", "server", "app");
const INLINE_SCRIPT = /<script(?![^>]*\bsrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g;

const pages: Record<string, string[]> = {};
for (const file of await readdir(APP, { recursive: true })) {
  if (!file.endsWith(".html")) continue;
  const html = await readFile(join(APP, file), "utf8");
  const path = `/${relative(APP, join(APP, file)).replaceAll("\\", "/")}`.replace(/\.html$/, "");
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => sha256(script ?? ""));
  pages[path] = [...new Set(hashes)];
}

await writeFile(join(process.cwd(), ".next", "csp-hashes.json"), JSON.stringify(pages));
process.stdout.write(`csp-hashes: ${Object.keys(pages).length} pages\n`);

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
