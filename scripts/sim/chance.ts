import { seededRandom } from "../../lib/exam/index.ts";

/** Draws of a simulation: the same seed, the same world. */
export interface Chance {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  readonly normal: (mean: number, sd: number) => number;
  /** A whole number, from … to. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

export function createChance(seed: string): Chance {
  const random = seededRandom(seed);
  const uniform = () => random.nextUint32() / 2 ** 32;
  return {
    uniform,
    // Box and Muller; 1 - u keeps the logarithm's argument above 0.
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    whole: (from, to) => from + random.nextBelow(to - from + 1),
    pick: <T>(values: readonly T[]) => values[random.nextBelow(values.length)] as T,
  };
}
