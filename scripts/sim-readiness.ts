/**
 * `npm run sim:readiness`: does the readiness model mean what it says? Synthetic learners of two kinds
 * practise and sit an exam; what was said of them the day before is held to what came of it. The same
 * seed gives the same figures; docs/readiness.md has those of the default run, which takes under a minute.
 */
import { printReport, toReport } from "./sim/report.ts";
import { simulateLearner } from "./sim/simulate-learner.ts";

const learners = Number(process.argv[2] ?? 2_000);
const seed = process.argv[3] ?? "selo";
if (!Number.isInteger(learners) || learners < 10 || learners > 100_000) {
  process.stderr.write("Give a number of learners from 10 to 100000, and a seed: npm run sim:readiness -- 2000 selo\n");
  process.exit(1);
}

for (const world of ["points", "trait"] as const) {
  const outcomes = Array.from({ length: learners }, (_, index) => simulateLearner(world, `${seed}/${index}`));
  process.stdout.write(`${printReport(`World: ${world}`, toReport(outcomes))}\n`);
}
