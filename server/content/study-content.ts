import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";

import { ExamGuide } from "@/lib/content/exam-guide";
import { Misconception } from "@/lib/content/misconception";

import { processSingleton } from "../process-singleton.ts";
import { loadYamlFiles } from "./load-content-files.ts";

/** What progress is told in terms of: the exam's domains and tasks, and the catalogue of misconceptions. */
export interface StudyContent {
  readonly guide: ExamGuide;
  readonly misconceptions: ReadonlyMap<string, Misconception>;
}

/** Read once per process: shipped with the app, and the same until it is deployed anew. */
export async function loadStudyContent(): Promise<StudyContent> {
  return await processSingleton("study-content", read);
}

async function read(folder = "content"): Promise<StudyContent> {
  const [guide, misconceptions] = await Promise.all([
    readFile(join(folder, "blueprints", "clf-c02.yaml"), "utf8"),
    loadYamlFiles(join(folder, "misconceptions"), Misconception),
  ]);
  return {
    guide: ExamGuide.parse(parse(guide)),
    misconceptions: new Map(misconceptions.map(({ document }) => [document.id, document])),
  };
}

/** "clf-c02:2.2-S4" → domain "2", task "2.2", point "2.2-S4". */
export function placeOf(blueprint: string): { readonly domain: string; readonly task: string; readonly point: string } {
  const point = blueprint.slice(blueprint.indexOf(":") + 1);
  const [task = ""] = point.split("-");
  return { domain: task.split(".")[0] ?? "", task, point };
}
