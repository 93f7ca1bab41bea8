import "server-only";
import type { ExamFormDto } from "@/lib/api/exam.contract";
import { type BlueprintDocument, parseBlueprint, sizeOf } from "@/lib/content/blueprint";
import { drawPaper, type PaperInfeasible } from "@/lib/exam";

import { getDb } from "../db/client.ts";
import { listLatestBlueprints } from "../db/exam-repository.ts";
import { findExamPool } from "../db/item-repository.ts";

/** Every form in its newest version, and for each that the bank does not fill, what is lacking. */
export async function listForms(): Promise<ExamFormDto[]> {
  const [rows, pool] = await Promise.all([listLatestBlueprints(getDb()), findExamPool(getDb())]);
  const forms = rows.map(({ document }) => parseBlueprint(document));
  return forms
    .toSorted((left, right) => left.order - right.order || (left.slug < right.slug ? -1 : 1))
    .map((form) => {
      const drawn = drawPaper(form, pool, "trial");
      return {
        slug: form.slug,
        title: form.title,
        about: form.about ?? null,
        durationMinutes: form.durationMinutes,
        passScore: form.passScore,
        ...sizeOf(form),
        shortage: drawn.ok ? null : toShortage(form, drawn.error),
      };
    });
}

function toShortage(form: BlueprintDocument, { cells, absentTasks }: PaperInfeasible): ExamFormDto["shortage"] {
  return {
    absentTasks: [...absentTasks],
    cells: cells.flatMap(({ cell, ...counts }) => {
      const asked = form.cells[cell];
      return asked ? [{ from: toSource(asked.from), status: asked.status, ...counts }] : [];
    }),
  };
}

type Source = NonNullable<ExamFormDto["shortage"]>["cells"][number]["from"];

function toSource(from: BlueprintDocument["cells"][number]["from"]): Source {
  if ("task" in from) return { kind: "task", ids: [from.task] };
  if ("domain" in from) return { kind: "domain", ids: [from.domain] };
  return { kind: "topics", ids: from.topics };
}
