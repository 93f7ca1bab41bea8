/**
 * The share of an order that is right: of all pairs of elements, how many stand the right way round,
 * corrected for chance (Kendall's tau, cut off at 0). The right order gives 1, its reverse 0, and a
 * blind shuffle 0 on average before the cut.
 * @param right every element once
 * @returns 0 where `given` is not an order of the same elements.
 */
export function orderingShare(right: readonly string[], given: readonly string[]): number {
  if (given.length !== right.length) return 0;
  const places = right.map((id) => given.indexOf(id));
  if (places.includes(-1)) return 0;
  let pairs = 0;
  let inOrder = 0;
  for (const [earlier, place] of places.entries()) {
    for (const laterPlace of places.slice(earlier + 1)) {
      pairs += 1;
      if (place < laterPlace) inOrder += 1;
    }
  }
  return pairs === 0 ? 1 : Math.max(0, (2 * inOrder - pairs) / pairs);
}
