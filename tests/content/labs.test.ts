import { describe, expect, it } from "vitest";

import { loadRunners } from "@/lib/bench";
import { isLessonSlug } from "@/lib/content/registry";
import { loadLabFiles, loadPriceTable } from "@/server/content/load-content-files";

const prices = await loadPriceTable();
const labs = await loadLabFiles();
const { checkLab, startLab } = await loadRunners();

/** Plays a script in a new world of the lab. @returns what the world shows before it and after it. */
async function play(lab: (typeof labs)[number]["lab"], script: string) {
  const bench = await startLab(lab, prices);
  const before = await checkLab(lab, bench, prices);
  const { output } = await bench.shell.run(script);
  return { before, reached: await checkLab(lab, bench, prices), output };
}

describe("the labs", () => {
  it("are in an order without ties, and their steps have ids of their own", () => {
    expect(new Set(labs.map(({ lab }) => lab.order)).size).toBe(labs.length);
    for (const { lab } of labs) expect(new Set(lab.steps.map(({ id }) => id)).size).toBe(lab.steps.length);
  });
});

// A world of several days is long to set up on a busy machine, and so is an RSA key pair.
const TIMEOUT = { timeout: 30_000 };

describe.each(labs.map((files) => [files.lab.id, files] as const))("the lab %s", (_, { lab, solution, wrong }) => {
  it("begins with nothing reached, and is reached by its solution", TIMEOUT, async () => {
    const { before, reached, output } = await play(lab, solution);
    expect(before).toEqual(lab.steps.map(({ id }) => ({ id, reached: false })));
    expect({ reached, output }).toEqual({ reached: lab.steps.map(({ id }) => ({ id, reached: true })), output });
  });

  it("is not reached by a likely mistake", TIMEOUT, async () => {
    const { reached } = await play(lab, wrong);
    expect(reached.every((step) => step.reached)).toBe(false);
    // A mistake, not nonsense: part of the way is right.
    expect(reached.some((step) => step.reached)).toBe(true);
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
