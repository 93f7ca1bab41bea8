import { copyWorld, type Kms, sameWorld, type World } from "../../kms/index.ts";
import { afterStep, beginHistory, type History, stateOf, stepBy } from "./history.ts";
import type { BenchState, Kept } from "./world-bench.ts";
import { createSaver, type SaveState, type WorldSaver } from "./world-saver.ts";
import type { WorldHead, WorldShelf } from "./world-shelf.ts";

interface Options {
  readonly head: WorldHead;
  readonly world: World;
  readonly shelf: WorldShelf;
  readonly newKms: (world: World) => Kms;
  /** The world was stored, so that its changes can be. */
  readonly stored: boolean;
  /** Lets go of the world; null where another tab has it. */
  readonly release: (() => void) | null;
  /** Something else is to be shown. @param replaced another simulator, so that it is to be shown at once. */
  readonly changed: (replaced: boolean) => void;
}

/** One world on the bench: its simulator, its steps back and forth, and its saves. */
export interface BenchSession {
  readonly id: string;
  readonly name: string;
  readonly kms: () => Kms;
  readonly kept: () => Kept;
  readonly history: () => Pick<BenchState, "snapshot" | "canUndo" | "canRedo">;
  readonly step: (by: -1 | 1) => void;
  /** Puts another state on the bench; a step back brings back what was there. */
  readonly put: (world: World) => void;
  /** Another tab took the world. */
  readonly lose: () => void;
  readonly flush: () => Promise<void>;
  /** Saves nothing more and lets go of the world. */
  readonly end: () => void;
}

export function createSession({ head, world, shelf, newKms, stored, release, changed }: Options): BenchSession {
  let kept: Kept = !shelf.lasting ? "memory" : !stored ? "failed" : release === null ? "elsewhere" : "kept";
  let history: History<World> = beginHistory(copyWorld(world));
  let kms = newKms(world);
  let unsubscribe = kms.subscribe(onChange);
  let saver: WorldSaver | null = stored && release !== null ? saverOf() : null;

  function saverOf(): WorldSaver {
    const tell = (state: SaveState) => {
      if (shelf.lasting) kept = state;
      changed(false);
    };
    return createSaver({ shelf, id: head.id, revision: head.revision, records: stateOf(history).events, tell });
  }

  function onChange(): void {
    if (sameWorld(kms.world, stateOf(history))) return;
    history = afterStep(history, copyWorld(kms.world));
    saver?.changed(stateOf(history));
    changed(false);
  }

  /** A simulator of its own for each state that is gone to: calls still under way end in the old one. */
  function begin(next: History<World>): void {
    history = next;
    unsubscribe();
    kms = newKms(copyWorld(stateOf(history)));
    unsubscribe = kms.subscribe(onChange);
    saver?.changed(stateOf(history));
    changed(true);
  }

  return {
    id: head.id,
    name: head.name,
    kms: () => kms,
    kept: () => kept,
    history: () => ({
      snapshot: stateOf(history),
      canUndo: stepBy(history, -1) !== null,
      canRedo: stepBy(history, 1) !== null,
    }),
    step: (by) => {
      const next = stepBy(history, by);
      if (next !== null) begin(next);
    },
    put: (next) => begin(afterStep(history, next)),
    lose: () => {
      saver?.stop();
      saver = null;
      kept = "elsewhere";
      changed(false);
    },
    flush: async () => await saver?.flush(),
    end: () => {
      unsubscribe();
      saver?.stop();
      release?.();
    },
  };
}
