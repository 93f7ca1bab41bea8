/**
 * `npm run bench:panels -- [url]`: the JavaScript of the sandbox, panel by panel: what the page itself
 * loads, and what each panel brings when it is the first to be opened (gzip).
 */
import { hrefTo } from "../i18n/href.ts";
import { PANEL_NAMES } from "../components/sandbox/panel-names.ts";
import { scriptBytes } from "./bench/script-bytes.ts";

const url = (process.argv[2] ?? "http://localhost:3000") + hrefTo("en", "/sandbox");
const rows: { readonly panel: string; readonly "KB gzip on top of the page": number }[] = [];
let page = 0;
for (const panel of PANEL_NAMES) {
  const [own = 0, more = 0] = await scriptBytes(url, [async (opened) => await opened.locator(`#tab-${panel}`).click()]);
  page = own;
  rows.push({ panel, "KB gzip on top of the page": Math.round(more / 100) / 10 });
}
console.log(`The page itself: ${Math.round(page / 100) / 10} KB gzip`);
console.table(rows);
