import { expose } from "comlink";

import { loadMessages, type MessageFault, type MessageRecipe } from "@/lib/kms";

/** Bytes read at a time. */
const CHUNK = 1024 * 1024;
/** Bytes of output that are held here before the browser takes them over, to memory or disk as it likes. */
const HELD = 4 * 1024 * 1024;
/** How often progress is told. */
const TELL_MS = 60;

export interface Progress {
  /** Bytes that were worked through, of the file. */
  readonly bytes: number;
  readonly frames: number;
}
type Tell = (progress: Progress) => void;

export type Opened =
  | { readonly blob: Blob; readonly frames: number; readonly fault: null }
  | { readonly blob: null; readonly frames: number; readonly fault: MessageFault };

/** The work on files, away from the page: frame by frame, holding a few of them at a time. */
const worker = {
  /** Seals a file as a message of the AWS Encryption SDK. Overwrites this worker's copy of the data key. */
  async seal(file: Blob, recipe: MessageRecipe, tell: Tell): Promise<{ readonly blob: Blob; readonly frames: number }> {
    const { writeMessage } = await loadMessages();
    const output = createOutput();
    const progress = createProgress(tell);
    // The header comes first; it is no frame.
    let frames = -1;
    for await (const piece of writeMessage(chunksOf(file, progress.read), recipe, crypto.subtle)) {
      output.add(piece);
      frames += 1;
      progress.frame(Math.max(0, frames));
    }
    recipe.dataKey.fill(0);
    progress.end();
    return { blob: output.end(), frames };
  },

  /** Opens a message. What was opened of one that turns out to be damaged is thrown away. */
  async open(file: Blob, dataKey: Uint8Array, tell: Tell): Promise<Opened> {
    const { readMessage } = await loadMessages();
    const output = createOutput();
    const progress = createProgress(tell);
    const options = { openKey: async () => await Promise.resolve(dataKey), subtle: crypto.subtle };
    const reader = readMessage(chunksOf(file, progress.read), options);
    for (let frames = 0; ; frames++) {
      const next = await reader.next();
      if (next.done === true) {
        progress.end();
        return next.value === null
          ? { blob: output.end(), frames, fault: null }
          : { blob: null, frames, fault: next.value };
      }
      output.add(next.value);
      progress.frame(frames + 1);
    }
  },
};

export type MessageWorker = typeof worker;

expose(worker);

async function* chunksOf(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK) {
    const chunk = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
    onRead(at + chunk.length);
    yield chunk;
  }
}

/** Bytes in order, handed over to the browser every few megabytes. */
function createOutput() {
  const blobs: Blob[] = [];
  let held: BlobPart[] = [];
  let size = 0;
  const handOver = () => {
    blobs.push(new Blob(held));
    held = [];
    size = 0;
  };
  return {
    add: (piece: Uint8Array) => {
      held.push(piece as Uint8Array<ArrayBuffer>);
      size += piece.length;
      if (size >= HELD) handOver();
    },
    end: () => {
      handOver();
      return new Blob(blobs, { type: "application/octet-stream" });
    },
  };
}

/** Tells progress often enough to be seen, and not so often that telling it takes time. */
function createProgress(tell: Tell) {
  let last = 0;
  let now: Progress = { bytes: 0, frames: 0 };
  return {
    read: (bytes: number) => {
      now = { ...now, bytes };
    },
    frame: (frames: number) => {
      now = { ...now, frames };
      if (performance.now() - last < TELL_MS) return;
      last = performance.now();
      tell(now);
    },
    end: () => tell(now),
  };
}
