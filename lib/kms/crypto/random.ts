import { toHex, uint32, utf8 } from "../bytes/bytes.ts";

/** Bytes from a random source. The page passes one over crypto.getRandomValues. */
export type RandomBytes = (length: number) => Uint8Array;

/** A version 4 UUID (RFC 9562) of the source's bytes. */
export function randomUuid(random: RandomBytes): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * A source that repeats: the same seed gives the same bytes. For figures, tests and labs that have to
 * come out alike; never for secrets. (SplitMix32, a mixing function after Steele, Lea and Flood, 2014.)
 */
export function seededRandom(seed: string): RandomBytes {
  let state = utf8(seed).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 4) {
      bytes.set(uint32(next()).subarray(0, Math.min(4, length - offset)), offset);
    }
    return bytes;
  };
}
