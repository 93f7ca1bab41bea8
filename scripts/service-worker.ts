/**
 * After `next build`: bundles app/sw.ts into public/sw.js (not committed). The build id is the
 * revision of the offline pages, so that a new build replaces the old copies.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { build } from "esbuild";

import { hrefTo, localePrefix } from "../i18n/href.ts";
import { LOCALES } from "../lib/content/locale.ts";

const revision = (await readFile(join(".next", "BUILD_ID"), "utf8")).trim();
const offlinePages = LOCALES.map((locale) => ({
  url: hrefTo(locale, "/offline"),
  prefix: localePrefix(locale),
  revision,
}));

await build({
  entryPoints: ["app/sw.ts"],
  outfile: "public/sw.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { OFFLINE_PAGES: JSON.stringify(offlinePages), "process.env.NODE_ENV": '"production"' },
});
process.stdout.write(`service worker for build ${revision}\n`);
