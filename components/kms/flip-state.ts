/** The bit-flip tool's arithmetic. Bytes count from 0; bit 7 is the one that weighs most. */

/** Bytes in a row. */
export const ROW = 16;

export function flipBit(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
}

/** From bit 7 to bit 0. */
export function bitsOf(byte: number): readonly { readonly bit: number; readonly value: 0 | 1 }[] {
  return [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ({ bit, value: ((byte >> bit) & 1) as 0 | 1 }));
}

/** How many bits differ. */
export function flippedBits(before: Uint8Array, after: Uint8Array): number {
  return after.reduce(
    (count, byte, index) => count + bitsOf(byte ^ (before[index] ?? 0)).filter(({ value }) => value === 1).length,
    0,
  );
}

/** The two rows that the chosen byte is in. */
export function windowAround(at: number, length: number): { readonly start: number; readonly end: number } {
  const start = Math.floor(at / (2 * ROW)) * 2 * ROW;
  return { start, end: Math.min(length, start + 2 * ROW) };
}

/** Where a key leads from a byte. @returns null for keys that lead nowhere. */
export function moveByte(key: string, at: number, length: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + ROW,
    ArrowUp: at - ROW,
    PageDown: at + 2 * ROW,
    PageUp: at - 2 * ROW,
    Home: 0,
    End: length - 1,
  };
  const target = moves[key];
  return target === undefined ? null : Math.min(Math.max(0, target), Math.max(0, length - 1));
}
