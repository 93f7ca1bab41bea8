import { err, ok, type Result } from "../../result.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";
import { explainShortage, type PaperInfeasible } from "./explain-shortage.ts";
import { flowNetwork } from "./min-cost-flow.ts";
import { type PaperCell, type Place, placesOf, type PoolItem, type TaskTarget } from "./paper-cell.ts";

/**
 * Draws a form from a pool. Every cell gets exactly its count, no item appears twice, every task that
 * the form names appears, and the order on the paper is random, so that it tells nothing of the cells.
 *
 * Exact, since it is a flow: a unit goes from a cell through an item that fits it and through the
 * item's task to the sink. A flow that fills all cells is a paper, and each paper is such a flow, so
 * the largest flow finds a paper wherever one exists. Among all papers its costs choose, in this order:
 * all tasks, as few items over the tasks' targets as possible, as little seen lately as possible.
 */
export interface Form {
  readonly cells: readonly PaperCell[];
  /** Empty: tasks do not matter. */
  readonly tasks: readonly TaskTarget[];
}

export interface DrawnPaper<Item> {
  /** In the order of the paper. Scored where it fills a place of a live cell. */
  readonly entries: readonly { readonly item: Item; readonly scored: boolean }[];
  /** Ids of items that the learner saw lately: no paper of this form has fewer, or fresher ones. */
  readonly repeated: readonly string[];
}

/** What seeing an item again costs: 1 for long ago … MOST_RECENT for just now. */
export type SeenLately = ReadonlyMap<string, number>;
export const MOST_RECENT = 9;

const OVER_TARGET = 10_000;
const MUST_APPEAR = -100_000_000;
const UNLIMITED = 1_000_000;

/**
 * The same seed, pool and list of seen items give the same paper, whatever order they come in.
 * @param seen item ids with a whole cost from 1 to MOST_RECENT
 * @returns the paper, or what the bank lacks for it, cell by cell.
 */
export function drawPaper<Item extends PoolItem>(
  form: Form,
  pool: readonly Item[],
  seed: string,
  seen: SeenLately = new Map(),
): Result<DrawnPaper<Item>, PaperInfeasible> {
  const random = seededRandom(`${seed}/paper`);
  const candidates = shuffle(distinctById(pool), random);
  const places = placesOf(form.cells);
  const { network, fills, appears, source, sink } = build(form, places, candidates, seen);

  const filled = network.run(source, sink);
  const absent = form.tasks.filter((_, index) => network.flowOn(appears[index] as number) === 0);
  if (filled < places.reduce((sum, place) => sum + place.count, 0) || absent.length > 0) {
    const countIn = places.map(
      (_, place) => fills.filter((fill) => fill.place === place && network.flowOn(fill.edge) > 0).length,
    );
    const cut = network.reachable(source);
    return err(
      explainShortage({
        places,
        pool: candidates,
        countIn,
        inCut: places.map((_, place) => cut.has(1 + place)),
        absent,
      }),
    );
  }
  const drawn = fills
    .filter(({ edge }) => network.flowOn(edge) > 0)
    .map(({ place, item }) => ({ item, scored: form.cells[places[place]?.cell ?? 0]?.status === "live" }))
    .toSorted((left, right) => byId(left.item, right.item));
  return ok({
    entries: shuffle(drawn, random),
    repeated: drawn.flatMap(({ item }) => (seen.has(item.id) ? [item.id] : [])),
  });
}

/** Nodes: source, places, items, tasks, sink. */
function build<Item extends PoolItem>(
  form: Form,
  places: readonly Place[],
  candidates: readonly Item[],
  seen: SeenLately,
) {
  const firstItem = 1 + places.length;
  const firstTask = firstItem + candidates.length;
  const sink = firstTask + form.tasks.length;
  const network = flowNetwork(sink + 1);
  const taskNode = new Map(form.tasks.map(({ task }, index) => [task, firstTask + index]));
  const fills: { readonly place: number; readonly item: Item; readonly edge: number }[] = [];

  for (const [place, { count }] of places.entries()) network.addEdge(0, 1 + place, count, 0);
  for (const [index, item] of candidates.entries()) {
    for (const [place, { fits }] of places.entries()) {
      if (fits(item)) fills.push({ place, item, edge: network.addEdge(1 + place, firstItem + index, 1, 0) });
    }
    network.addEdge(firstItem + index, taskNode.get(item.task) ?? sink, 1, seen.get(item.id) ?? 0);
  }
  const appears = form.tasks.map(({ target }, index) => {
    network.addEdge(firstTask + index, sink, target - 1, 0);
    network.addEdge(firstTask + index, sink, UNLIMITED, OVER_TARGET);
    return network.addEdge(firstTask + index, sink, 1, MUST_APPEAR);
  });
  return { network, fills, appears, source: 0, sink };
}

function distinctById<Item extends PoolItem>(pool: readonly Item[]): Item[] {
  return [...new Map(pool.map((item) => [item.id, item])).values()].toSorted(byId);
}

function byId(left: PoolItem, right: PoolItem): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
