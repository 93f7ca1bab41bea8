import type { Match } from "./rubric.ts";

/**
 * The share of the prompts that were matched with their choice. A prompt left open is not right; one
 * that is named twice takes the first of the two.
 * @param right every prompt once, at least one
 */
export function matchingShare(right: readonly Match[], given: readonly Match[]): number {
  const matched = right.filter(
    ({ prompt, choice }) => given.find((match) => match.prompt === prompt)?.choice === choice,
  );
  return matched.length / right.length;
}
