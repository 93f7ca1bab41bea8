/** A form as cells: how many items of which kind. Each item of a paper fills one place of one cell. */

export interface PaperCell {
  /** Where its items come from: a task ("2.2"), a domain ("2"), or topics. */
  readonly from: { readonly task: string } | { readonly domain: string } | { readonly topics: readonly string[] };
  /** Scored items are live; pilots are tried out and count in no score. */
  readonly status: "live" | "pilot";
  readonly depths: readonly string[];
  readonly count: number;
  /** So many of `count` are multiple response, exactly; undefined: as it comes. */
  readonly multipleResponse?: number | undefined;
}

/** How the items of a form are spread over tasks: each at least once, and as near to `target` as cells and bank allow. */
export interface TaskTarget {
  readonly task: string;
  readonly target: number;
}

export interface PoolItem {
  readonly id: string;
  /** Null: about the rest of the cloud, so it fills no cell of topics. */
  readonly topic: string | null;
  /** Of the exam guide: "2.2". */
  readonly task: string;
  readonly depth: string;
  readonly status: "live" | "pilot";
  readonly type: string;
}

/** A cell, or the part of it that a share of types sets apart. */
export interface Place {
  readonly cell: number;
  readonly types: "any" | "multiple-response" | "other";
  readonly count: number;
  readonly fits: (item: PoolItem) => boolean;
}

/** Cells with a share of multiple response become two places, which no item can both fill. */
export function placesOf(cells: readonly PaperCell[]): Place[] {
  return cells.flatMap((cell, index): Place[] => {
    const fits = (item: PoolItem) => fitsCell(cell, item);
    if (cell.multipleResponse === undefined) return [{ cell: index, types: "any", count: cell.count, fits }];
    const { count, multipleResponse } = cell;
    return [
      {
        cell: index,
        types: "multiple-response" as const,
        count: multipleResponse,
        fits: (item: PoolItem) => isMultiple(item) && fits(item),
      },
      {
        cell: index,
        types: "other" as const,
        count: count - multipleResponse,
        fits: (item: PoolItem) => !isMultiple(item) && fits(item),
      },
    ].filter((place) => place.count > 0);
  });
}

function isMultiple({ type }: PoolItem): boolean {
  return type === "multiple-response";
}

function fitsCell(cell: PaperCell, item: PoolItem): boolean {
  if (item.status !== cell.status || !cell.depths.includes(item.depth)) return false;
  if ("task" in cell.from) return item.task === cell.from.task;
  if ("domain" in cell.from) return item.task.startsWith(`${cell.from.domain}.`);
  return item.topic !== null && cell.from.topics.includes(item.topic);
}
