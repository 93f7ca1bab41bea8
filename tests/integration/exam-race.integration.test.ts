import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import type { AttemptResultDto } from "@/lib/api/exam.contract";
import type { Response } from "@/lib/exam";
import { getDb } from "@/server/db/client";
import { now } from "@/server/db/server-clock";
import { saveEvent } from "@/server/exam/save-event";
import { submitAttempt } from "@/server/exam/submit-attempt";

import { createBank, createBlueprint, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { openAttempt, paperOf } from "./fixtures/exam.ts";
import { createPerson } from "./fixtures/people.ts";

const ROUNDS = 60;
const POSITIONS = 8;

let bank: BankItem[];

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(POSITIONS);
  await createBlueprint({ count: POSITIONS });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe("an answer that races the submit", () => {
  it(`either counts or is refused, never acknowledged and uncounted (${ROUNDS * POSITIONS * 2} races)`, async () => {
    const person = await createPerson();
    const outcomes = { saved: 0, refused: 0 };
    const lost: string[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await openAttempt(person);
      const paper = await paperOf(id, bank);
      // Two tabs answer each position while a third submits, a little later in every round.
      const saves = paper.flatMap((item, index) =>
        [0, 1].map(async (tab) => {
          await pause((round * 7 + index * 11 + tab * 5) % 48);
          const response = tab === 0 ? item.right : item.wrong;
          const reply = await saveEvent({
            userId: person.userId,
            attemptId: id,
            position: index + 1,
            revision: tab + 1,
            idempotencyKey: randomUUID(),
            event: { kind: "answer", response },
            receivedAt: await now(),
          });
          if (!reply.ok && reply.error.code !== "attempt-closed") throw new Error(reply.error.code);
          return { position: index + 1, revision: tab + 1, response, acknowledged: reply.ok };
        }),
      );
      const submitted = pause(round % 30).then(async () => submitAttempt(person.userId, id, await now()));
      const [answers, result] = await Promise.all([Promise.all(saves), submitted]);
      if (!result.ok) throw new Error("the submit succeeds");
      lost.push(...missing(result.value, answers));
      for (const answer of answers) outcomes[answer.acknowledged ? "saved" : "refused"] += 1;
    }

    expect(lost).toEqual([]);
    // The races were real: some answers won and some lost.
    expect(outcomes.saved).toBeGreaterThan(10);
    expect(outcomes.refused).toBeGreaterThan(10);
    expect(await getDb().examEvent.count()).toBe(outcomes.saved);
  }, 180_000);
});

interface Sent {
  readonly position: number;
  readonly revision: number;
  readonly response: Response;
  readonly acknowledged: boolean;
}

/** Positions where the result does not show the newest acknowledged answer. */
function missing(result: AttemptResultDto, answers: readonly Sent[]): string[] {
  return result.entries.flatMap((entry) => {
    const newest = answers
      .filter((answer) => answer.position === entry.position && answer.acknowledged)
      .toSorted((left, right) => right.revision - left.revision)[0];
    const counted = JSON.stringify(newest?.response ?? null) === JSON.stringify(sorted(entry.response));
    const graded = entry.feedback.correct === (newest?.revision === 1);
    return counted && graded ? [] : [`${result.id} position ${entry.position}`];
  });
}

/** jsonb keeps its own order of members. */
function sorted(response: Response | null): Response | null {
  if (response?.type === "single-choice") return { type: response.type, optionId: response.optionId };
  if (response?.type === "multiple-response") return { type: response.type, optionIds: response.optionIds };
  return response;
}
