import type { AbilityDistribution, AbilityPosterior } from "./ability.ts";

/** One domain's part of an exam. */
export interface ExamPart {
  readonly domain: string;
  readonly questions: number;
  /** Chance of a right answer to one of its questions, by index of ABILITIES; rising. */
  readonly chances: readonly number[];
}

/**
 * The chance of at least `needed` right answers: luck on the day, and what is not known about the
 * learner, both in it. Domains share what is not known about the learner as a whole.
 */
export function passProbability(posterior: AbilityPosterior, parts: readonly ExamPart[], needed: number): number {
  const tables = parts.map(({ domain, questions, chances }) => ({
    domain,
    rows: chances.map((chance) => binomial(questions, chance)),
  }));
  return posterior.branches.reduce((total, { probability, byDomain }) => {
    if (probability < 1e-6) return total;
    const counts = tables.map(({ domain, rows }) => mixture(byDomain.get(domain) ?? [], rows));
    const right = counts.reduce(convolve, [1]);
    return total + probability * right.slice(needed).reduce((sum, chance) => sum + chance, 0);
  }, 0);
}

/** How many of a part's questions will be right, over all abilities. */
function mixture(abilities: AbilityDistribution, rows: readonly (readonly number[])[]): number[] {
  const counts = Array.from({ length: rows[0]?.length ?? 1 }, () => 0);
  for (const [index, row] of rows.entries()) {
    const weight = abilities[index] ?? 0;
    if (weight < 1e-9) continue;
    for (const [count, chance] of row.entries()) counts[count] = (counts[count] ?? 0) + weight * chance;
  }
  return counts;
}

/** P(0), P(1) … P(n) right of n, each right with chance p. */
export function binomial(n: number, p: number): number[] {
  let row = [1];
  for (let trial = 0; trial < n; trial += 1) row = convolve(row, [1 - p, p]);
  return row;
}

function convolve(one: readonly number[], other: readonly number[]): number[] {
  const sums = Array.from({ length: one.length + other.length - 1 }, () => 0);
  for (const [i, a] of one.entries()) {
    for (const [j, b] of other.entries()) sums[i + j] = (sums[i + j] ?? 0) + a * b;
  }
  return sums;
}
