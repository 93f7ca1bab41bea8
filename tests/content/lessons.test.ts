import { readdir, readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { FIGURES, isFigureName } from "@/components/lesson/figure-names";
import { LessonFrontmatter } from "@/lib/content/lesson-frontmatter";
import { LOCALES } from "@/lib/content/locale";
import { isWritten, LESSON_SLUGS } from "@/lib/content/registry";
import { loadItemFiles } from "@/server/content/load-content-files";

const SECTIONS = ["Learn", "PredictSection", "Do", "Explain", "Pitfalls", "ExamView", "Recap", "Check"];
const folders = await readdir("content/lessons");
const items = await loadItemFiles();
const factFiles = await readdir("content/facts");

async function read(slug: string, locale: string) {
  const text = await readFile(`content/lessons/${slug}/${locale}.mdx`, "utf8");
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { frontmatter: LessonFrontmatter.parse(parse(head)), body };
}

describe("the registry of lessons", () => {
  it("calls written exactly the lessons that are in the folder", () => {
    expect(LESSON_SLUGS.filter(isWritten)).toEqual(LESSON_SLUGS.filter((slug) => folders.includes(slug)));
    expect(folders.every((folder) => LESSON_SLUGS.some((slug) => slug === folder))).toBe(true);
  });
});

describe.each(folders)("the lesson %s", (slug) => {
  it.each(LOCALES)("follows the grammar in %s", async (locale) => {
    const { frontmatter, body } = await read(slug, locale);
    expect(frontmatter.slug).toBe(slug);
    const opened = [...body.matchAll(/^<(\w+)/gm)]
      .map(([, name]) => name)
      .filter((name) => SECTIONS.includes(name ?? ""));
    expect(opened).toEqual(SECTIONS);
    // Without the blank line MDX makes no paragraph of what follows.
    expect(body).not.toMatch(/^<[A-Z][^/\n]*[^/]>\n[^\n]/m);
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThan(600);
    expect(words).toBeLessThan(2400);
  });

  it.each(LOCALES)("names figures, and views of them, that there are in %s", async (locale) => {
    const { body } = await read(slug, locale);
    const figures = [...body.matchAll(/<Figure name="([^"]*)"(?: view="([^"]*)")?>/g)];
    expect(figures).toHaveLength(body.match(/<Figure/g)?.length ?? 0);
    expect(figures.length).toBeGreaterThan(0);
    for (const [, name = "", view] of figures) {
      expect(isFigureName(name)).toBe(true);
      if (view !== undefined && isFigureName(name)) {
        const figure: { readonly kms: unknown; readonly views?: readonly string[] } = FIGURES[name];
        expect(figure.views).toContain(view);
      }
    }
  });

  it.each(LOCALES)("rests on facts and items that exist in %s", async (locale) => {
    const { frontmatter } = await read(slug, locale);
    for (const fact of frontmatter.facts) expect(factFiles).toContain(`${fact}.yaml`);
    const check = items.filter((item) => item.use === "lesson" && item.topic === slug).map((item) => item.id);
    expect(frontmatter.checkItems.toSorted()).toEqual(check.toSorted());
  });

  it("is the same lesson in both languages: figures, commands, numbers, references", async () => {
    const [en, pt] = await Promise.all(LOCALES.map((locale) => read(slug, locale)));
    const shape = (body = "") => ({
      figures: body.match(/<Figure/g)?.length,
      commands: body.match(/```bash[\s\S]*?```|<Commands id="[^"]*"/g),
      headings: body.match(/^#{2,4} /gm)?.length,
      bullets: body.match(/^(- |\d+\. )/gm)?.length,
    });
    expect(shape(pt?.body)).toEqual(shape(en?.body));
    expect(numbers(pt?.body, ",", ".")).toEqual(numbers(en?.body, ".", ","));
    expect(pt?.frontmatter.references).toEqual(en?.frontmatter.references);
    expect(pt?.frontmatter.minutes).toBe(en?.frontmatter.minutes);
  });
});

/** The numbers of a text, each language's own separators undone; a version of TLS is a name, not a number. */
function numbers(body: string | undefined, decimal: string, thousands: string): string[] {
  return [...(body ?? "").replaceAll(/TLS \d\.\d/g, "TLS").matchAll(/\d[\d.,]*\d|\d/g)]
    .map(([number]) => number.replaceAll(thousands, "").replaceAll(decimal, "."))
    .toSorted();
}
