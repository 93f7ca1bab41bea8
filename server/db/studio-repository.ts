import "server-only";
import type { ItemStatusDto } from "@/lib/api/studio.contract";
import type { ItemStatus } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

const STATUS_NAMES = {
  DRAFT: "draft",
  IN_REVIEW: "in-review",
  PILOT: "pilot",
  LIVE: "live",
  RETIRED: "retired",
} as const satisfies Record<ItemStatus, ItemStatusDto>;

/** How many items stand where; none for a status that no item has. */
export async function countItemsByStatus(db: Database): Promise<ReadonlyMap<ItemStatusDto, number>> {
  const rows = await db.$queryRaw<{ status: ItemStatus; count: number }[]>`
    select status, count(*)::int as count from "Item" group by status`;
  return new Map(rows.map(({ status, count }) => [STATUS_NAMES[status], count]));
}
