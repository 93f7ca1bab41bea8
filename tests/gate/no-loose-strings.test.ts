import { readdir, readFile } from "node:fs/promises";

import { parse } from "@swc/core";
import { describe, expect, it } from "vitest";

/**
 * Every string that a person sees or hears comes from the catalogues: no words between JSX tags, no
 * words in attributes that are shown or spoken.
 */
const SPOKEN = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "alt",
  "title",
  "placeholder",
  "label",
]);
const WORDS = /\p{L}{2,}/u;

/** Words that are the same in every language: the API's names and units. */
const ALLOWED = /^(AWS|KMS|Selo|JSON|hex|base64|ms|KB|B)$/;

describe("components and pages", () => {
  it("hold no user-visible string of their own", async () => {
    const found: string[] = [];
    for (const file of await sources()) {
      for (const text of await looseStrings(await readFile(file, "utf8"))) found.push(`${file}: ${text}`);
    }
    expect(found).toEqual([]);
  });

  it("are searched by a check that finds planted strings", async () => {
    const planted = 'export const X = () => <p title="Hello there">Good morning {1} {"evening all"}</p>;';
    expect(await looseStrings(planted)).toEqual(["Hello there", "Good morning", "evening all"]);
  });
});

async function sources(): Promise<string[]> {
  const files = await Promise.all(
    ["app", "components"].map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((name) => `${folder}/${name}`),
    ),
  );
  return files.flat().filter((file) => file.endsWith(".tsx") && !file.includes(".test."));
}

async function looseStrings(source: string): Promise<string[]> {
  const found: string[] = [];
  visit(await parse(source, { syntax: "typescript", tsx: true }), found);
  return found;
}

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly name?: { readonly value?: string };
  readonly expression?: Node;
}

function visit(node: unknown, found: string[]): void {
  if (Array.isArray(node)) for (const child of node) visit(child, found);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  const { type, value, name, expression } = node as Node;
  if (type === "JSXText") note(value, found);
  if (type === "JSXExpressionContainer" && expression?.type === "StringLiteral") note(expression.value, found);
  if (type === "JSXAttribute") {
    const text = value as Node | undefined;
    if (SPOKEN.has(name?.value ?? "") && text?.type === "StringLiteral") note(text.value, found);
    // Other attributes (class names, ids) are not read to anyone, but may hold elements.
    if (text?.type === "StringLiteral" || text?.expression?.type === "StringLiteral") return;
  }
  for (const child of Object.values(node)) visit(child, found);
}

function note(value: unknown, found: string[]): void {
  const text = String(value).trim();
  if (WORDS.test(text) && !ALLOWED.test(text)) found.push(text);
}
