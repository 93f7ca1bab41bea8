import { concatBytes } from "../bytes/bytes.ts";

/** Bytes of a stream, taken in lengths of one's own. */
export interface ByteQueue {
  /** Exactly so many bytes. @returns null where the stream ends before. */
  readonly take: (length: number) => Promise<Uint8Array | null>;
  /** So many bytes, or all that are left where they are fewer. */
  readonly takeUpTo: (length: number) => Promise<Uint8Array>;
  /** Puts bytes before those that come next. */
  readonly giveBack: (bytes: Uint8Array) => void;
  readonly isEmpty: () => Promise<boolean>;
}

/** Holds no more of the stream than was asked for and the rest of one chunk. */
export function createByteQueue(source: AsyncIterable<Uint8Array>): ByteQueue {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  let ended = false;

  async function fill(): Promise<void> {
    while (rest.length === 0 && !ended) {
      const next = await chunks.next();
      if (next.done === true) ended = true;
      else rest = next.value;
    }
  }

  async function takeUpTo(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      await fill();
      if (rest.length === 0) break;
      const part = rest.subarray(0, length - filled);
      taken.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
    return taken.subarray(0, filled);
  }

  return {
    takeUpTo,
    isEmpty: async () => {
      await fill();
      return rest.length === 0;
    },
    take: async (length) => {
      const taken = await takeUpTo(length);
      return taken.length === length ? taken : null;
    },
    giveBack: (bytes) => {
      rest = concatBytes(bytes, rest);
    },
  };
}
