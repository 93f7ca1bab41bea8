import { seededRandom } from "../random/seeded-random.ts";

/** Where in the bank's order of chance, 0 up to but not including 1, the draw of a seed starts. */
export function drawStart(seed: string): number {
  return seededRandom(`${seed}/start`).nextUint32() / 2 ** 32;
}
