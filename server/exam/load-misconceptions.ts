import "server-only";
import type { AttemptResultDto } from "@/lib/api/exam.contract";
import { type AnsweredItem, type Response, tallyMisconceptions } from "@/lib/exam";

import { itemOf, loadItems } from "../content/load-items.ts";
import { referenceTexts } from "../content/reference-texts.ts";
import { getDb } from "../db/client.ts";
import { findGivenAnswers } from "../db/exam-report-repository.ts";
import { toResponse } from "./attempt-dto.ts";

/** As many answers as about ten whole exams give: older ones say little of what is believed today. */
const ANSWERS = 650;

/** The wrong beliefs that this learner's answers in exams show, over all exams that are over. */
export async function loadMisconceptions(userId: string): Promise<AttemptResultDto["misconceptions"]> {
  const rows = await findGivenAnswers(getDb(), userId, ANSWERS);
  const items = await loadItems(rows.map(({ itemRevisionId }) => itemRevisionId));
  const { misconceptions } = await referenceTexts();
  const answered = rows.map(({ itemRevisionId, response }): AnsweredItem => ({
    beliefs: itemOf(items, itemRevisionId).beliefs,
    chosen: chosenIn(toResponse(response)),
  }));
  return tallyMisconceptions(answered).flatMap(({ misconception, ...counts }) => {
    const known = misconceptions.get(misconception);
    return known ? [{ id: misconception, belief: known.belief, lesson: known.lesson, ...counts }] : [];
  });
}

/** Exams have options to choose, and nothing else. */
function chosenIn(response: Response | null): readonly string[] {
  if (response?.type === "single-choice") return [response.optionId];
  return response?.type === "multiple-response" ? response.optionIds : [];
}
