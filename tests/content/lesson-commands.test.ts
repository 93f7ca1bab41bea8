import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";

import { LOCALES } from "@/lib/content/locale";

const Id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const CommandFile = z.strictObject({
  version: z.literal(1),
  setup: z.optional(z.string()),
  blocks: z
    .array(z.strictObject({ id: Id, run: z.string().check(z.minLength(1)), expectFailure: z.optional(z.boolean()) }))
    .check(z.minLength(2)),
});

const lessons = (await readdir("content/lessons")).filter((slug) =>
  existsSync(`content/lessons/${slug}/commands.yaml`),
);

/** What the text of a lesson shows by name, in its order. */
async function named(slug: string, locale: string, component: "Commands" | "Figure"): Promise<string[]> {
  const text = await readFile(`content/lessons/${slug}/${locale}.mdx`, "utf8");
  const attribute = component === "Commands" ? "id" : "name";
  return [...text.matchAll(new RegExp(`^<${component} ${attribute}="([^"]+)"`, "gm"))].map(([, name = ""]) => name);
}

describe.each(lessons)("the commands of the lesson %s", (slug) => {
  it.each(LOCALES)("are shown once each, in the order in which they run, in %s", async (locale) => {
    const { blocks } = CommandFile.parse(parse(await readFile(`content/lessons/${slug}/commands.yaml`, "utf8")));
    const ids = blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await named(slug, locale, "Commands")).toEqual(ids);
  });

  it("come with the same figures in both languages", async () => {
    const [first = [], second] = await Promise.all(LOCALES.map((locale) => named(slug, locale, "Figure")));
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });
});
