import type { Place, PoolItem, TaskTarget } from "./paper-cell.ts";

/** Why there is no paper, so that whoever owns the bank knows what to write. */
export interface PaperInfeasible {
  readonly code: "paper-infeasible";
  /** The cells that no drawing can fill together. Alone, each may seem to have enough. */
  readonly cells: readonly ShortCell[];
  /** What these cells need together, and how many different items fit any of them: fewer (Hall's theorem). */
  readonly together: { readonly wanted: number; readonly fitting: number };
  /** Tasks that must appear and cannot. */
  readonly absentTasks: readonly string[];
}

export interface ShortCell {
  /** From 0, in the form's order. */
  readonly cell: number;
  /** The part of the cell, where it sets a share of multiple response. */
  readonly types: Place["types"];
  readonly wanted: number;
  /** How many items of the bank fit this cell. */
  readonly fitting: number;
  /** How many a best drawing gave it. */
  readonly filled: number;
}

interface Shortage {
  readonly places: readonly Place[];
  readonly pool: readonly PoolItem[];
  readonly countIn: readonly number[];
  /** The places that one more unit can still get to: they compete for too few items. */
  readonly inCut: readonly boolean[];
  readonly absent: readonly TaskTarget[];
}

export function explainShortage({ places, pool, countIn, inCut, absent }: Shortage): PaperInfeasible {
  const short = places.filter((_, index) => inCut[index]);
  return {
    code: "paper-infeasible",
    cells: places.flatMap(({ cell, types, count, fits }, index) =>
      inCut[index]
        ? [{ cell, types, wanted: count, fitting: pool.filter(fits).length, filled: countIn[index] ?? 0 }]
        : [],
    ),
    together: {
      wanted: short.reduce((sum, place) => sum + place.count, 0),
      fitting: pool.filter((item) => short.some((place) => place.fits(item))).length,
    },
    absentTasks: absent.map(({ task }) => task),
  };
}
