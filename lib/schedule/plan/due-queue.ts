import { dueAtMs, type Memory, retrievability } from "../memory/memory.ts";

/**
 * What is due at a time, the least likely to be recalled first: what may be lost soonest comes before
 * what merely waits. Ties go by id, so that the queue is the same everywhere.
 */
export function dueQueue<T extends { readonly id: string; readonly memory: Memory }>(
  items: readonly T[],
  atMs: number,
): T[] {
  return items
    .filter(({ memory }) => dueAtMs(memory) <= atMs)
    .map((item) => ({ item, recall: retrievability(item.memory, atMs) }))
    .toSorted((one, other) => one.recall - other.recall || (one.item.id < other.item.id ? -1 : 1))
    .map(({ item }) => item);
}
