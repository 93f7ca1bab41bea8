import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";

/** Long enough to be unmistakable, short enough to survive re-wrapping. Shorter rationales say too little to look for. */
const NEEDLE_LENGTH = 40;

/** A piece of each rationale in both languages: whoever has one has the key. */
export async function rationaleNeedles(): Promise<string[]> {
  const files = (await filesUnder("content/questions")).filter((file) => file.endsWith(".yaml"));
  const items = await Promise.all(files.map(async (file) => parse(await readFile(file, "utf8")) as unknown));
  return items
    .flatMap(rationalesIn)
    .filter((text) => text.length >= NEEDLE_LENGTH)
    .map((text) => text.slice(0, NEEDLE_LENGTH));
}

export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Both languages of every member called rationale, wherever an item's type keeps them. */
function rationalesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === "rationale" ? Object.values(value as Record<string, string>) : rationalesIn(value),
  );
}
