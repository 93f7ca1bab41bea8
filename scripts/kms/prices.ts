import { readFile } from "node:fs/promises";

import { parse } from "yaml";

import { PriceTable } from "../../lib/content/price-table.ts";

/** The only Region whose prices we have; bills of other Regions are written with them too. */
const FILE = new URL("../../content/prices/us-east-1.yaml", import.meta.url);

export async function readPrices(): Promise<PriceTable> {
  return PriceTable.parse(parse(await readFile(FILE, "utf8")));
}
