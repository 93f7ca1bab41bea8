import { describe, expect, it } from "vitest";

import { loadRunners } from "@/lib/bench";
import { isLessonSlug } from "@/lib/content/registry";
import { loadLabFiles, loadPriceTable } from "@/server/content/load-content-files";

const prices = await loadPriceTable();
const labs = await loadLabFiles();
const { checkLab, startLab } = await loadRunners();

async function play(lab: (typeof labs)[number]["lab"], script: string) {
  const bench = await startLab(lab, prices);
  const { output } = await bench.shell.run(script);
  return { reached: await checkLab(lab, bench, prices), output };
}

describe("the labs", () => {
  it("are in an order without ties, and their steps have ids of their own", () => {
    expect(new Set(labs.map(({ lab }) => lab.order)).size).toBe(labs.length);
    for (const { lab } of labs) expect(new Set(lab.steps.map(({ id }) => id)).size).toBe(lab.steps.length);
  });
});

describe.each(labs.map((files) => [files.lab.id, files] as const))("the lab %s", (_, { lab, solution, wrong }) => {
  it("begins with its last step not reached", async () => {
    const { reached } = await play(lab, "true");
    expect(reached.at(-1)?.reached).toBe(false);
  });

  it("is reached, step by step, by its solution", async () => {
    const { reached, output } = await play(lab, solution);
    const missing = reached.filter((step) => !step.reached).map(({ id }) => `${id} is not reached: ${output}`);
    expect(missing).toEqual([]);
  });

  it("is not reached by a likely mistake", async () => {
    const { reached } = await play(lab, wrong);
    expect(reached.every((step) => step.reached)).toBe(false);
  });

  it("belongs to a lesson and gives hints that grow", () => {
    expect(isLessonSlug(lab.lesson)).toBe(true);
    for (const { hints } of lab.steps) {
      // The last one nearly says it: a command stands in it, the same in both languages.
      const [, , last] = hints;
      const code = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(([span]) => span);
      expect(code(last.en).length).toBeGreaterThan(0);
      expect(code(last["pt-BR"])).toEqual(code(last.en));
    }
  });
});
