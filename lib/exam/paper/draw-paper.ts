import { err, ok, type Result } from "../../result.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";

/**
 * Draws a form from a pool by a blueprint. Every cell gets exactly its count, no item appears twice,
 * and the order on the paper is random, so that it tells nothing of the cells. The same seed and
 * pool give the same paper, whatever order the pool comes in.
 */

export interface BlueprintCell {
  readonly topics: readonly string[];
  readonly count: number;
}

export interface PoolItem {
  readonly id: string;
  readonly topic: string;
}

export interface PaperInfeasible {
  readonly code: "paper-infeasible";
  /** The first cell that cannot be filled, from 0, and how many items the bank lacks for it. */
  readonly cell: number;
  readonly missing: number;
}

/**
 * @param cells disjoint or overlapping in topics; where they overlap, items are moved between cells
 *   so that a paper is found whenever one exists.
 * @returns the drawn items in the order of the paper, or which cell is short and by how many.
 */
export function drawPaper<Item extends PoolItem>(
  cells: readonly BlueprintCell[],
  pool: readonly Item[],
  seed: string,
): Result<Item[], PaperInfeasible> {
  const random = seededRandom(`${seed}/paper`);
  const candidates = shuffle(distinctById(pool), random);
  const cellOf = new Map<Item, number>();

  for (const [cell, { count }] of cells.entries()) {
    for (let filled = 0; filled < count; filled += 1) {
      if (!assignOne(cell, cells, candidates, cellOf, new Set()))
        return err({ code: "paper-infeasible", cell, missing: count - filled });
    }
  }
  return ok(shuffle([...cellOf.keys()].toSorted(byId), random));
}

/**
 * Gives `cell` one more item: a free one, or one that another cell can give up because it finds a
 * replacement (an augmenting path of bipartite matching). False where no such item exists.
 */
function assignOne<Item extends PoolItem>(
  cell: number,
  cells: readonly BlueprintCell[],
  candidates: readonly Item[],
  cellOf: Map<Item, number>,
  asked: Set<number>,
): boolean {
  asked.add(cell);
  const topics = cells[cell]?.topics ?? [];
  const fitting = candidates.filter((item) => topics.includes(item.topic) && cellOf.get(item) !== cell);
  const free = fitting.find((item) => !cellOf.has(item));
  if (free) {
    cellOf.set(free, cell);
    return true;
  }
  for (const item of fitting) {
    const holder = cellOf.get(item);
    if (holder === undefined || asked.has(holder)) continue;
    if (assignOne(holder, cells, candidates, cellOf, asked)) {
      cellOf.set(item, cell);
      return true;
    }
  }
  return false;
}

function distinctById<Item extends PoolItem>(pool: readonly Item[]): Item[] {
  return [...new Map(pool.map((item) => [item.id, item])).values()].toSorted(byId);
}

function byId(left: PoolItem, right: PoolItem): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
