import { logistic } from "../../lib/readiness/ability.ts";
import type { Chance } from "./chance.ts";

/**
 * Learners whose knowledge is known, to hold the readiness model to. They are not built the way the
 * model thinks: nothing in here is a logit ability that stays.
 *
 * points: a domain is a list of points, each known or not. A known point is recalled with a chance that
 *   falls with time, at the learner's own rate; feedback teaches it, repeats make it last. Items test a
 *   point, are harder or easier than their author thinks, and can be guessed.
 * trait: no points at all. Ability per domain, which practice raises and idle days lower; luck and item
 *   hardness as above. Nothing that is learned from an item belongs to that item.
 */
export type World = "points" | "trait";

export interface WorldItem {
  readonly id: string;
  readonly domain: string;
  readonly point: number;
  readonly floor: number;
  /** The author's guess, and what it really is, in logits. */
  readonly hardness: number;
  readonly trueHardness: number;
}

export interface Learner {
  /** True chance of a right answer at a time. */
  readonly chance: (item: WorldItem, day: number) => number;
  /** What answering, with feedback, does. */
  readonly study: (item: WorldItem, day: number, correct: boolean) => void;
}

export const DOMAINS = [
  { domain: "1", questions: 12, points: 28 },
  { domain: "2", questions: 15, points: 36 },
  { domain: "3", questions: 17, points: 50 },
  { domain: "4", questions: 6, points: 20 },
] as const;

const SLIP = 0.03;

/** @param perPoint items for each point */
export function createItems(chance: Chance, perPoint: number, name: string): WorldItem[] {
  return DOMAINS.flatMap(({ domain, points }) =>
    Array.from({ length: points * perPoint }, (_, index) => {
      const hardness = (chance.whole(1, 5) - 3) * 0.5;
      return {
        id: `${name}-${domain}-${index}`,
        domain,
        point: index % points,
        floor: chance.uniform() < 0.25 ? 0.1 : 0.25,
        hardness,
        trueHardness: hardness + chance.normal(0, 0.5),
      };
    }),
  );
}

export function createLearner(world: World, chance: Chance): Learner {
  return world === "points" ? pointLearner(chance) : traitLearner(chance);
}

interface Point {
  known: boolean;
  stability: number;
  since: number;
}

function pointLearner(chance: Chance): Learner {
  const level = chance.normal(0.3, 1.1);
  const keeps = Math.exp(chance.normal(0, 0.4));
  const teachable = 0.5 + 0.4 * chance.uniform();
  const points = new Map<string, Point>();
  for (const { domain, points: count } of DOMAINS) {
    const domainLevel = level + chance.normal(0, 0.5);
    for (let point = 0; point < count; point += 1) {
      // Known from before: from work or lessons, and so not fresh.
      const known = chance.uniform() < logistic(domainLevel);
      points.set(`${domain}/${point}`, { known, stability: 90 * keeps, since: 0 });
    }
  }
  const at = (item: WorldItem) => points.get(`${item.domain}/${item.point}`) as Point;
  const recalled = (point: Point, day: number) =>
    point.known ? (1 + (0.98 * (day - point.since)) / point.stability) ** -0.154 : 0;
  return {
    chance: (item, day) => {
      const applies = logistic(2.5 - item.trueHardness);
      return item.floor + (1 - SLIP - item.floor) * recalled(at(item), day) * applies;
    },
    study: (item, day, correct) => {
      const point = at(item);
      if (!point.known || !correct) {
        const learned = chance.uniform() < teachable;
        if (learned)
          Object.assign(point, {
            known: true,
            stability: Math.max(4 * keeps, point.known ? point.stability * 0.5 : 0),
          });
      } else if (day - point.since > 0.5) point.stability *= 2;
      point.since = day;
    },
  };
}

function traitLearner(chance: Chance): Learner {
  const level = chance.normal(0.3, 1.1);
  const gain = 0.002 + 0.008 * chance.uniform();
  const loss = 0.02 * chance.uniform();
  const abilities = new Map<string, { level: number; since: number }>(
    DOMAINS.map(({ domain }) => [domain, { level: level + chance.normal(0, 0.6), since: 0 }]),
  );
  const at = (item: WorldItem, day: number) => {
    const ability = abilities.get(item.domain) as { level: number; since: number };
    return ability.level - loss * Math.max(0, day - ability.since);
  };
  return {
    chance: (item, day) => item.floor + (1 - SLIP - item.floor) * logistic(at(item, day) - item.trueHardness),
    study: (item, day) => {
      const now = at(item, day);
      abilities.set(item.domain, { level: now + gain * logistic(2 - now), since: day });
    },
  };
}
