import type { Kms, World } from "../../kms/index.ts";
import type { WorldLocks } from "./world-locks.ts";
import type { StoredParts } from "./world-parts.ts";
import type { SaveState } from "./world-saver.ts";
import type { WorldHead, WorldShelf } from "./world-shelf.ts";

/**
 * Whether what is done is there at the next visit. memory: nothing can be stored here; elsewhere:
 * another tab has this world; overtaken: another tab has written or thrown away this world.
 */
export type Kept = SaveState | "memory" | "elsewhere";

export interface BenchPorts {
  readonly shelf: WorldShelf;
  readonly locks: WorldLocks;
  readonly newKms: (world: World) => Kms;
  readonly newWorld: () => World;
  readonly newId: () => string;
  readonly now: () => number;
  /** What a world is called that nobody named. */
  readonly firstName: string;
  /** What was kept before worlds had names. @returns null where there is nothing. */
  readonly oldText: () => string | null;
  readonly forgetOld: () => void;
}

/** What there is to show. A new object after every change. */
export interface BenchState {
  readonly kms: Kms;
  /** The world as it was when this was said: another object after every change, and never changed itself. */
  readonly snapshot: Readonly<World>;
  /** Counts the changes. */
  readonly version: number;
  readonly id: string;
  readonly name: string;
  /** The open one too; the one that was opened last comes first. */
  readonly worlds: readonly WorldHead[];
  readonly kept: Kept;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The worlds that could not be read this time: each was set aside, not thrown away. */
  readonly setAside: readonly string[];
}

/** The bench: one world on it, the others on the shelf. What stores may reject where storage fails. */
export interface WorldBench {
  readonly state: () => BenchState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly step: (by: -1 | 1) => void;
  /** Puts another state into the open world; undo brings back what was there. */
  readonly put: (world: World) => void;
  /** @returns whether it could be read; what cannot is set aside, and the bench stays as it is. */
  readonly open: (id: string) => Promise<boolean>;
  /** Makes a world of its own and opens it. The name is tidied, and numbered where it is taken. */
  readonly add: (name: string, world?: World) => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly duplicate: (id: string, name: string) => Promise<boolean>;
  /** Throws a world away; `restore` brings it back. Where it was open another is opened. */
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  /** Takes the open world from the other tab, as that one saved it last. */
  readonly takeOver: () => Promise<void>;
  /** A stored world as it is, for a file: also one that cannot be read. */
  readonly stored: (id: string) => Promise<StoredParts | null>;
  readonly flush: () => Promise<void>;
}
