import { readdir, readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";

import { loadRunners } from "@/lib/bench";
import { LOCALES } from "@/lib/content/locale";
import { loadLessonCommands, loadPriceTable } from "@/server/content/load-content-files";

const lessons = await readdir("content/lessons");
const prices = await loadPriceTable();
const { runLessonCommands } = await loadRunners();

/** What the text of a lesson shows by name, in its order. */
async function named(slug: string, locale: string, component: "Commands" | "Figure"): Promise<string[]> {
  const text = await readFile(`content/lessons/${slug}/${locale}.mdx`, "utf8");
  const attribute = component === "Commands" ? "id" : "name";
  return [...text.matchAll(new RegExp(`^<${component} ${attribute}="([^"]+)"`, "gm"))].map(([, name = ""]) => name);
}

describe.each(lessons)("the commands of the lesson %s", (slug) => {
  it.each(LOCALES)("are shown once each, in the order in which they run, in %s", async (locale) => {
    const { blocks } = await loadLessonCommands(slug);
    const ids = blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await named(slug, locale, "Commands")).toEqual(ids);
  });

  it("come with the same figures in both languages", async () => {
    const [first = [], second] = await Promise.all(LOCALES.map((locale) => named(slug, locale, "Figure")));
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });

  it("print what the page says that they print, and end as they should", async () => {
    const commands = await loadLessonCommands(slug);
    const runs = await runLessonCommands(slug, commands, prices);
    for (const { id, output, expectFailure } of commands.blocks) {
      const run = runs.get(id);
      expect(run?.output, `${slug} ${id}: npm run lessons:record ${slug}`).toBe(output);
      expect(run?.exitCode !== 0, `${slug} ${id} ends with ${run?.exitCode}`).toBe(expectFailure);
    }
  });
});
