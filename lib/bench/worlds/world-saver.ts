import type { CloudTrailEvent, World } from "../../kms/index.ts";
import { changedParts } from "./world-parts.ts";
import type { WorldShelf } from "./world-shelf.ts";

/** Between two saves of a world that changes all the time. */
const PAUSE_MS = 400;
/** After a save that failed: storage may have been full. */
const RETRY_MS = 5000;

export type SaveState = "kept" | "keeping" | "failed" | "overtaken";

export interface WorldSaver {
  /** The world changed. @param world a copy that nobody changes. */
  readonly changed: (world: World) => void;
  /** Writes at once what is not yet written. */
  readonly flush: () => Promise<void>;
  /** Writes nothing any more, not even what was waiting. */
  readonly stop: () => void;
}

interface Options {
  readonly shelf: WorldShelf;
  readonly id: string;
  readonly revision: number;
  /** The records that are stored already. */
  readonly records: readonly CloudTrailEvent[];
  readonly tell: (state: SaveState) => void;
}

/**
 * Keeps one world: the first change is written at once, those that follow at most every 400 ms and
 * only the newest of them. A failed save is tried again after five seconds; once another tab has
 * written the same world, nothing is.
 */
export function createSaver({ shelf, id, revision: readRevision, records, tell }: Options): WorldSaver {
  let revision = readRevision;
  let stored = records;
  let waiting: World | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | null = null;
  let stopped = false;
  let failed = false;

  async function write(world: World): Promise<void> {
    try {
      const parts = await changedParts(world, stored);
      if (stopped) return;
      const save = { parts, keys: world.keys.size, records: world.events.length, revision };
      const outcome = await shelf.save(id, save);
      if (outcome === "saved") {
        revision += 1;
        stored = world.events;
        if (!stopped) tell(waiting === null ? "kept" : "keeping");
      } else if (!stopped) {
        stopped = true;
        tell("overtaken");
      }
      failed = false;
    } catch {
      if (stopped) return;
      failed = true;
      waiting ??= world;
      tell("failed");
    }
  }

  function start(): void {
    if (waiting === null || stopped) return;
    const world = waiting;
    waiting = null;
    writing = write(world).finally(() => {
      writing = null;
      if (!stopped) timer = setTimeout(paused, failed ? RETRY_MS : PAUSE_MS);
    });
  }

  function paused(): void {
    timer = undefined;
    start();
  }

  return {
    changed: (world) => {
      if (stopped) return;
      waiting = world;
      tell(failed ? "failed" : "keeping");
      if (writing === null && timer === undefined) start();
    },
    flush: async () => {
      clearTimeout(timer);
      timer = undefined;
      await writing;
      clearTimeout(timer);
      timer = undefined;
      start();
      await writing;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
