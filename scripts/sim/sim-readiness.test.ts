import { describe, expect, it } from "vitest";

import { toReport } from "./report.ts";
import { simulateLearner } from "./simulate-learner.ts";
import type { World } from "./synthetic-world.ts";

/** A small run of `npm run sim:readiness`, of a seed of its own: the model must stay as honest as it is. */
describe.each<World>(["points", "trait"])("the readiness of synthetic learners in the world of %s", (world) => {
  const report = toReport(Array.from({ length: 300 }, (_, index) => simulateLearner(world, `test/${index}`)));

  it("is a chance of passing that comes true about as often as it says", () => {
    expect(report.judged).toBeGreaterThan(200);
    expect(report.ece).toBeLessThan(0.09);
    expect(report.brier).toBeLessThan(0.75 * report.baseBrier);
  });

  it("has bands that hold the truth about nine times in ten", () => {
    expect(report.coverage).toBeGreaterThan(0.86);
    expect(report.width).toBeLessThan(0.35);
    expect(Math.abs(report.bias)).toBeLessThan(0.04);
  });
});
