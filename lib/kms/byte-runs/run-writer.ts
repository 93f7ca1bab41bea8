import type { ByteField, ByteMeaning, ByteRun } from "../trace/trace.ts";

/** Labels bytes from front to back. It goes no further than the bytes do, whatever it is asked for. */
export interface RunWriter {
  /** Labels so many bytes, or as many as are left. @returns those bytes. */
  readonly take: (length: number, meaning: ByteMeaning, field: ByteField) => Uint8Array;
  /** Labels a number, most significant byte first. */
  readonly number: (length: number, field: ByteField) => number;
  readonly offset: () => number;
  readonly left: () => number;
  /** Takes over runs of a part, whose offsets count from where the writer is. */
  readonly insert: (runs: readonly ByteRun[]) => void;
  readonly runs: () => ByteRun[];
}

export function createRunWriter(bytes: Uint8Array): RunWriter {
  const runs: ByteRun[] = [];
  let offset = 0;
  const take: RunWriter["take"] = (length, meaning, field) => {
    const taken = bytes.subarray(offset, offset + Math.max(0, length));
    if (taken.length > 0) runs.push({ offset, length: taken.length, meaning, field });
    offset += taken.length;
    return taken;
  };
  return {
    take,
    number: (length, field) => take(length, "structure", field).reduce((value, byte) => value * 256 + byte, 0),
    offset: () => offset,
    left: () => bytes.length - offset,
    insert: (inner) => {
      for (const { length, meaning, field } of inner) take(length, meaning, field);
    },
    runs: () => runs,
  };
}

/** One label for all of it. */
export function wholeRun(bytes: Uint8Array, meaning: ByteMeaning, field: ByteField): ByteRun[] {
  return bytes.length === 0 ? [] : [{ offset: 0, length: bytes.length, meaning, field }];
}
