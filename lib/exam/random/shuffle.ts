import type { SeededRandom } from "./seeded-random.ts";

/** A new array with the same elements in random order (Fisher-Yates): every order equally likely. */
export function shuffle<T>(values: readonly T[], random: SeededRandom): T[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.nextBelow(last + 1);
    const held = shuffled[last] as T;
    shuffled[last] = shuffled[other] as T;
    shuffled[other] = held;
  }
  return shuffled;
}
