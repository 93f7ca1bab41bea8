/**
 * The share of a multiple response that is right: each key chosen adds one part, each distractor
 * chosen takes one away, never below nothing. So choosing everything does not pay.
 * The order of the choices does not matter; one named twice counts as a distractor.
 * @param keys at least one, each once
 */
export function choiceShare(keys: readonly string[], chosen: readonly string[]): number {
  const hits = new Set(chosen.filter((id) => keys.includes(id))).size;
  const misses = chosen.length - hits;
  return Math.max(0, hits - misses) / keys.length;
}
