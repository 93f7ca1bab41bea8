import "server-only";
import { join } from "node:path";

import { ExamGuide } from "@/lib/content/exam-guide";
import { Fact } from "@/lib/content/fact";
import type { LintContext } from "@/lib/content/lint/finding";
import { Misconception } from "@/lib/content/misconception";

import { loadYamlFiles } from "./load-content-files.ts";

/**
 * What the shipped items may refer to: facts, misconceptions and blueprint points, from content/.
 * @param today YYYY-MM-DD
 * @throws Error naming the file that does not parse.
 */
export async function loadLintContext(today: string, folder = "content"): Promise<LintContext> {
  const [facts, misconceptions, guides] = await Promise.all([
    loadYamlFiles(join(folder, "facts"), Fact),
    loadYamlFiles(join(folder, "misconceptions"), Misconception),
    loadYamlFiles(join(folder, "blueprints"), ExamGuide, { recursive: false }),
  ]);
  return {
    facts: new Map(facts.map(({ document }) => [document.id, document])),
    misconceptions: new Set(misconceptions.map(({ document }) => document.id)),
    points: new Set(guides.flatMap(({ document }) => pointsOf(document))),
    today,
  };
}

function pointsOf({ id, domains }: ExamGuide): string[] {
  return domains.flatMap(({ tasks }) =>
    tasks.flatMap((task) => task.points.map((point) => `${id}:${task.id}-${point.id}`)),
  );
}
