import "server-only";
import type { Bilingual } from "@/lib/content/bilingual";
import { ExamGuide } from "@/lib/content/exam-guide";
import { Misconception } from "@/lib/content/misconception";

import { processSingleton } from "../process-singleton.ts";
import { loadYamlFiles } from "./load-content-files.ts";

/** What the shipped content calls domains, tasks and misconceptions; read once for the life of the process. */
export interface ReferenceTexts {
  /** By id: "2" and "2.2". */
  readonly sections: ReadonlyMap<string, Bilingual>;
  readonly misconceptions: ReadonlyMap<string, Misconception>;
}

export async function referenceTexts(): Promise<ReferenceTexts> {
  return await processSingleton("reference-texts", load);
}

async function load(): Promise<ReferenceTexts> {
  const [guides, misconceptions] = await Promise.all([
    loadYamlFiles("content/blueprints", ExamGuide, { recursive: false }),
    loadYamlFiles("content/misconceptions", Misconception),
  ]);
  return {
    sections: new Map(
      guides.flatMap(({ document }) =>
        document.domains.flatMap((domain): [string, Bilingual][] => [
          [domain.id, domain.title],
          ...domain.tasks.map(({ id, title }): [string, Bilingual] => [id, title]),
        ]),
      ),
    ),
    misconceptions: new Map(misconceptions.map(({ document }) => [document.id, document])),
  };
}
