import type { ObservedAnswer } from "../../lib/readiness/evidence.ts";
import { readiness, type Readiness } from "../../lib/readiness/readiness.ts";
import { DAY_MS, deriveGrade, foldLog, type LoggedReview, type Memory } from "../../lib/schedule/index.ts";
import { createChance } from "./chance.ts";
import { createItems, createLearner, DOMAINS, type Learner, type World, type WorldItem } from "./synthetic-world.ts";

/** What the model said of one synthetic learner on the eve of the exam, and what was so. */
export interface Outcome {
  readonly answers: number;
  readonly readiness: Readiness;
  /** By domain: the true chance of a right answer to an unseen question, on exam day. */
  readonly truth: ReadonlyMap<string, number>;
  readonly correct: number;
  readonly passed: boolean;
}

const START = Date.UTC(2026, 0, 1);
const NEEDED = 35;

/** One learner: practises for some weeks, rests for some days, sits an exam of unseen questions. */
export function simulateLearner(world: World, seed: string): Outcome {
  const chance = createChance(`${world}/${seed}`);
  const bank = createItems(chance, 5, "practice");
  const exam = createItems(chance, 2, "exam");
  const learner = createLearner(world, chance);
  const days = chance.whole(3, 45);
  const rest = chance.pick([0, 1, 3, 7, 14, 28]);
  const count = chance.whole(30, 420);
  const answers = practise(learner, bank, { chance, days, count });
  const examDay = days + rest;
  const memories = memoriesOf(answers);
  const asked = DOMAINS.flatMap(({ domain, questions }) =>
    draw(
      exam.filter((item) => item.domain === domain),
      questions,
      chance,
    ),
  );
  const correct = asked.filter((item) => chance.uniform() < learner.chance(item, examDay)).length;
  return {
    answers: answers.length,
    readiness: readiness(DOMAINS, answers, memories, START + examDay * DAY_MS),
    truth: new Map(
      DOMAINS.map(({ domain }) => {
        const own = exam.filter((item) => item.domain === domain);
        return [domain, own.reduce((sum, item) => sum + learner.chance(item, examDay), 0) / own.length];
      }),
    ),
    correct,
    passed: correct >= NEEDED,
  };
}

function practise(
  learner: Learner,
  bank: readonly WorldItem[],
  { chance, days, count }: { chance: ReturnType<typeof createChance>; days: number; count: number },
): ObservedAnswer[] {
  const again = chance.uniform() * 0.6;
  const times = Array.from({ length: count }, () => chance.uniform() * days).toSorted((one, other) => one - other);
  const seen: WorldItem[] = [];
  return times.map((day) => {
    const repeats = seen.length > 0 && chance.uniform() < again;
    const item = repeats ? chance.pick(seen) : chance.pick(bank);
    const correct = chance.uniform() < learner.chance(item, day);
    learner.study(item, day, correct);
    seen.push(item);
    const { id: itemId, domain, floor, hardness } = item;
    return {
      itemId,
      domain,
      point: `${domain}/${item.point}`,
      floor,
      hardness,
      correct,
      confidence: null,
      atMs: START + day * DAY_MS,
    };
  });
}

function memoriesOf(answers: readonly ObservedAnswer[]): Map<string, Memory> {
  const logs = new Map<string, LoggedReview[]>();
  for (const [index, { itemId, correct, atMs }] of answers.entries()) {
    const grade = deriveGrade({ correct, confidence: null, elapsedMs: null, usualMs: 60_000 });
    logs.set(itemId, [...(logs.get(itemId) ?? []), { id: String(index), atMs, grade, undone: false }]);
  }
  return new Map(
    [...logs].flatMap(([itemId, log]) => {
      const memory = foldLog(log);
      return memory === null ? [] : [[itemId, memory] as const];
    }),
  );
}

function draw(items: readonly WorldItem[], count: number, chance: ReturnType<typeof createChance>): WorldItem[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(chance.whole(0, left.length - 1), 1)[0] as WorldItem);
}
