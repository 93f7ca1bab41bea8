/**
 * A small pseudo-random generator for drawing papers and shuffling options: the same seed gives the
 * same sequence on every machine and for ever, which is what makes a frozen paper reproducible.
 * Never for secrets.
 *
 * Generator: xoshiro128** 1.1 by Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c
 * Seeding: each of the four words of state is an FNV-1a hash of the seed
 * (http://www.isthe.com/chongo/tech/comp/fnv/), mixed by MurmurHash3's finalizer.
 */
export interface SeededRandom {
  /** A whole number, uniform in 0 … 2^32 - 1. */
  readonly nextUint32: () => number;
  /** A whole number, uniform in 0 … bound - 1, without modulo bias. bound: 1 … 2^32. */
  readonly nextBelow: (bound: number) => number;
}

/** The generator that belongs to `seed`. Any string is a seed, the empty one included. */
export function seededRandom(seed: string): SeededRandom {
  const nextUint32 = xoshiro128StarStar(stateFrom(seed));

  function nextBelow(bound: number): number {
    // Values past the last whole multiple of bound would favour small numbers: draw again.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let value = nextUint32();
    while (value >= limit) value = nextUint32();
    return value % bound;
  }

  return { nextUint32, nextBelow };
}

type State = readonly [number, number, number, number];

/** The bare generator, for comparison with the published one. @param state not all zeros */
export function xoshiro128StarStar(state: State): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result;
  };
}

function stateFrom(seed: string): State {
  const state: State = [word(seed, 0), word(seed, 1), word(seed, 2), word(seed, 3)];
  // All zeros is the one state the generator never leaves.
  return state.every((value) => value === 0) ? [1, 2, 3, 4] : state;
}

function word(seed: string, index: number): number {
  let mixed = fnv1a(`${index}:${seed}`);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash;
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
