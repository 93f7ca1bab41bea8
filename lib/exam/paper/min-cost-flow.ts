/**
 * The largest flow from a source to a sink, and among the largest one of least cost, by successive
 * shortest paths (Ahuja, Magnanti, Orlin, Network Flows, 9.7). Capacities and costs are whole numbers,
 * so the flow is whole, too. Costs may be negative as long as no cycle of edges is: each shortest path
 * is found by Bellman and Ford's algorithm with a queue. Of equally cheap paths the one whose edges
 * were added first is taken, so that the caller's order decides ties.
 */
export interface FlowNetwork {
  /** @returns the number of the edge, for flowOn. */
  readonly addEdge: (from: number, to: number, capacity: number, cost: number) => number;
  /** Sends as much as there is room for. @returns how much. */
  readonly run: (source: number, sink: number) => number;
  readonly flowOn: (edge: number) => number;
  /** After run: the nodes that one more unit could get to, as a cut that shows why there is no more. */
  readonly reachable: (source: number) => ReadonlySet<number>;
}

export function flowNetwork(nodes: number): FlowNetwork {
  // Edge e and its residual twin e ^ 1 stand side by side.
  const target: number[] = [];
  const room: number[] = [];
  const price: number[] = [];
  const sent: number[] = [];
  const leaving: number[][] = Array.from({ length: nodes }, () => []);

  function addHalf(from: number, to: number, capacity: number, cost: number): void {
    leaving[from]?.push(target.length);
    target.push(to);
    room.push(capacity);
    price.push(cost);
    sent.push(0);
  }

  function addEdge(from: number, to: number, capacity: number, cost: number): number {
    addHalf(from, to, capacity, cost);
    addHalf(to, from, 0, -cost);
    return target.length - 2;
  }

  /** @returns for each node the edge by which the cheapest path comes, -1 where none does. */
  function cheapestPaths(source: number): Int32Array {
    const cost = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    const by = new Int32Array(nodes).fill(-1);
    const queued = new Uint8Array(nodes);
    const queue = [source];
    cost[source] = 0;
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head] as number;
      queued[node] = 0;
      for (const edge of leaving[node] as number[]) {
        const next = target[edge] as number;
        const through = (cost[node] as number) + (price[edge] as number);
        if ((room[edge] as number) <= 0 || through >= (cost[next] as number)) continue;
        cost[next] = through;
        by[next] = edge;
        if (queued[next] === 1) continue;
        queued[next] = 1;
        queue.push(next);
      }
    }
    return by;
  }

  function run(source: number, sink: number): number {
    for (let total = 0; ; total += 1) {
      const by = cheapestPaths(source);
      if (by[sink] === -1) return total;
      for (let node = sink; node !== source; node = target[(by[node] as number) ^ 1] as number) {
        const edge = by[node] as number;
        room[edge] = (room[edge] as number) - 1;
        room[edge ^ 1] = (room[edge ^ 1] as number) + 1;
        sent[edge] = (sent[edge] as number) + 1;
        sent[edge ^ 1] = (sent[edge ^ 1] as number) - 1;
      }
    }
  }

  function reachable(source: number): ReadonlySet<number> {
    const by = cheapestPaths(source);
    return new Set([source, ...[...by.keys()].filter((node) => by[node] !== -1)]);
  }

  return { addEdge, run, flowOn: (edge) => sent[edge] ?? 0, reachable };
}
