import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";

import { expect, test } from "./support/app.ts";

/** Long enough to be unmistakable, short enough to survive re-wrapping. Shorter rationales say too little to look for. */
const NEEDLE_LENGTH = 40;

/**
 * Rationales give the key away, so a piece of each is a canary: none may be in what the build
 * hands to browsers. Payloads during practice and exams are watched in their own specs.
 */
test("no rationale is in a bundle, a page, a flight payload or a public file", async () => {
  const needles = await rationaleNeedles();
  expect(needles.length).toBeGreaterThan(100);
  const files = [
    ...(await filesUnder(".next/static")),
    ...(await filesUnder(".next/server/app")),
    ...(await filesUnder("public")),
  ]
    // Server code may know them; what is served is HTML, flight data, text and everything static.
    .filter(
      (file) =>
        file.startsWith(".next/static") || file.startsWith("public") || /\.(html|rsc|txt|body|json)$/.test(file),
    );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = await readFile(file, "utf8");
    expect(
      needles.filter((needle) => text.includes(needle)),
      file,
    ).toEqual([]);
  }
});

async function rationaleNeedles(): Promise<string[]> {
  const files = (await filesUnder("content/questions")).filter((file) => file.endsWith(".yaml"));
  const items = await Promise.all(files.map(async (file) => parse(await readFile(file, "utf8")) as unknown));
  return items
    .flatMap(rationalesIn)
    .filter((text) => text.length >= NEEDLE_LENGTH)
    .map((text) => text.slice(0, NEEDLE_LENGTH));
}

/** Both languages of every member called rationale, wherever an item's type keeps them. */
function rationalesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === "rationale" ? Object.values(value as Record<string, string>) : rationalesIn(value),
  );
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
