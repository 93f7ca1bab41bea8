import * as z from "zod/mini";

import type { ChangedParts, StoredParts } from "./world-parts.ts";

/** What is known of a stored world without reading it. Times are milliseconds since 1970. */
export const WorldHead = z.strictObject({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  createdAt: z.number(),
  openedAt: z.number(),
  /** Counts the saves: a tab that read another one than is stored overwrites nothing. */
  revision: z.number(),
  keys: z.number(),
  records: z.number(),
  /** It could not be read once. It is left as it is. */
  damaged: z.boolean(),
  /** When it was thrown away; it can be brought back for a while. */
  deletedAt: z.nullable(z.number()),
});
export type WorldHead = z.infer<typeof WorldHead>;

/** Everything of a head that may change without a save. */
export type HeadEdit = Partial<Pick<WorldHead, "name" | "openedAt" | "damaged" | "deletedAt">>;

export interface WorldSave {
  readonly parts: ChangedParts;
  readonly keys: number;
  readonly records: number;
  /** The revision that the saver read or wrote last. */
  readonly revision: number;
}

export interface StoredWorld {
  readonly head: WorldHead;
  readonly parts: StoredParts;
}

/** Where worlds are kept. Every method may reject where the storage fails. */
export interface WorldShelf {
  /** Whether worlds are there at the next visit. */
  readonly lasting: boolean;
  /** The heads of all worlds that are not thrown away, in no order. */
  readonly list: () => Promise<readonly WorldHead[]>;
  readonly read: (id: string) => Promise<StoredWorld | null>;
  readonly create: (head: WorldHead, parts: StoredParts) => Promise<void>;
  /** Writes the parts that changed, unless another tab has written since or the world is gone: all or nothing. */
  readonly save: (id: string, save: WorldSave) => Promise<"saved" | "overtaken">;
  /** @returns the head as it is then; null where there is none. */
  readonly edit: (id: string, edit: HeadEdit) => Promise<WorldHead | null>;
  /** Forgets for good what was thrown away before a time. */
  readonly purge: (before: number) => Promise<void>;
  /** Calls back when another tab has changed what `list` says. */
  readonly onChange: (listener: () => void) => void;
}

/** The parts after a save over those before it. */
export function mergeParts(before: readonly string[], { core, records }: ChangedParts): StoredParts {
  return { core, records: records.map((piece, index) => piece ?? before[index] ?? "[]") };
}
