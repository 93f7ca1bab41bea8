import { DAY_MS, type Memory } from "../memory/memory.ts";
import { recallOnExamDay } from "./trajectory.ts";

/**
 * Which item to review on which day before the exam, so that expected recall on that day is as high as
 * the learner's minutes allow. Greedy: of all (item, day) it takes the one with the highest gain per
 * minute, again and again, until no minute is left or nothing gains. Gains shrink as an item gets more
 * reviews (with few exceptions), which is where greedy comes close to the best; plan-reviews.test.ts
 * measures how close against every possible plan of small cases.
 *
 * Far dates are planned in slots of several days, so that the work is bounded: MAX_SLOTS per item.
 */
export interface PlannableItem {
  readonly id: string;
  /** Null for an item never answered. */
  readonly memory: Memory | null;
  /** Chance, 0 … 1, that it is known unseen. Only read where there is no memory. */
  readonly priorRecall: number;
  /** What knowing it is worth on exam day; any scale, not negative. */
  readonly weight: number;
  /** What one review takes; above 0. */
  readonly minutes: number;
}

export interface StudyBudget {
  readonly nowMs: number;
  /** After nowMs. */
  readonly examMs: number;
  readonly minutesPerDay: number;
  /** Minutes already used of today. */
  readonly minutesToday?: number;
  /** Only today is to be filled, with what gains most if nothing follows it. */
  readonly onlyToday?: boolean;
}

export interface PlannedReview {
  readonly id: string;
  /** Day from now: 0 is today. */
  readonly day: number;
  /** Weighted gain in expected recall at the time it was chosen. */
  readonly gain: number;
}

export interface ReviewPlan {
  /** In the order chosen: the most useful first. */
  readonly reviews: readonly PlannedReview[];
  /** Expected recall of each item on exam day, with no review and with the plan. */
  readonly recall: ReadonlyMap<string, { readonly without: number; readonly planned: number }>;
}

const MAX_SLOTS = 21;
/** More reviews of one item than this before one exam teach a test, not a subject. */
const MAX_REVIEWS = 8;
/** A review that raises an item's recall by less than this is not worth anybody's minute. */
const LEAST_GAIN = 0.001;

interface Candidate {
  readonly item: PlannableItem;
  readonly since: number;
  days: readonly number[];
  recall: number;
  readonly without: number;
  best: { readonly slot: number; readonly day: number; readonly gain: number; readonly recall: number } | null;
}

export function planReviews(items: readonly PlannableItem[], budget: StudyBudget): ReviewPlan {
  const examDay = (budget.examMs - budget.nowMs) / DAY_MS;
  const slots = makeSlots(examDay, budget);
  const candidates = items.map((item) => toCandidate(item, budget, examDay));
  for (const candidate of candidates) candidate.best = bestReview(candidate, slots, examDay);

  const reviews: PlannedReview[] = [];
  for (;;) {
    const chosen = pickBest(candidates);
    if (chosen === null || chosen.best === null) break;
    const { slot, day, gain, recall } = chosen.best;
    const room = slots[slot];
    if (room === undefined || room.left < chosen.item.minutes) {
      // Others filled the slot after this was computed: look again.
      chosen.best = bestReview(chosen, slots, examDay);
      continue;
    }
    room.left -= chosen.item.minutes;
    chosen.days = [...chosen.days, day].toSorted((one, other) => one - other);
    chosen.recall = recall;
    chosen.best = bestReview(chosen, slots, examDay);
    reviews.push({ id: chosen.item.id, day, gain });
  }
  return {
    reviews,
    recall: new Map(candidates.map(({ item, without, recall }) => [item.id, { without, planned: recall }])),
  };
}

interface Slot {
  readonly day: number;
  left: number;
}

/** Today stands alone; the days after it in slots of equal length, none on the day of the exam itself. */
function makeSlots(examDay: number, { minutesPerDay, minutesToday = 0, onlyToday = false }: StudyBudget): Slot[] {
  const today = { day: 0, left: Math.max(0, minutesPerDay - minutesToday) };
  const later = onlyToday ? 0 : Math.max(0, Math.ceil(examDay) - 1);
  const length = Math.max(1, Math.ceil(later / (MAX_SLOTS - 1)));
  const slots: Slot[] = [today];
  for (let day = 1; day <= later; day += length) {
    const days = Math.min(length, later - day + 1);
    slots.push({ day: day + Math.floor((days - 1) / 2), left: days * minutesPerDay });
  }
  return slots;
}

function toCandidate(item: PlannableItem, { nowMs }: StudyBudget, examDay: number): Candidate {
  const since = item.memory === null ? 0 : Math.max(0, nowMs - item.memory.lastReviewMs) / DAY_MS;
  const without = recallOnExamDay(item, [], examDay, since);
  return { item, since, days: [], recall: without, without, best: null };
}

/** The one further review of an item that gains most, where there is room for it. */
function bestReview(candidate: Candidate, slots: readonly Slot[], examDay: number): Candidate["best"] {
  const { item, since, days, recall: now } = candidate;
  if (days.length >= MAX_REVIEWS || item.weight <= 0) return null;
  let best: Candidate["best"] = null;
  for (const [slot, { day, left }] of slots.entries()) {
    if (left < item.minutes || days.includes(day) || day >= examDay) continue;
    const recall = recallOnExamDay(item, insert(days, day), examDay, since);
    const gain = (recall - now) * item.weight;
    if (recall - now >= LEAST_GAIN && (best === null || gain > best.gain)) best = { slot, day, gain, recall };
  }
  return best;
}

function insert(days: readonly number[], day: number): number[] {
  return [...days, day].toSorted((one, other) => one - other);
}

/** The most gain per minute; ties go by id. */
function pickBest(candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let bestRate = 0;
  for (const candidate of candidates) {
    if (candidate.best === null) continue;
    const rate = candidate.best.gain / candidate.item.minutes;
    if (rate > bestRate || (rate === bestRate && best !== null && candidate.item.id < best.item.id)) {
      best = candidate;
      bestRate = rate;
    }
  }
  return best;
}
