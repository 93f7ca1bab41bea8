import "server-only";
import { ItemStatusDto, type StudioOverviewDto } from "@/lib/api/studio.contract";

import { getDb } from "../db/client.ts";
import { countItemsByStatus } from "../db/studio-repository.ts";
import { countOpenReports } from "../db/report-repository.ts";

/** Counts for the studio's first page. */
export async function loadStudioOverview(): Promise<StudioOverviewDto> {
  const [counts, openReports] = await Promise.all([countItemsByStatus(getDb()), countOpenReports(getDb())]);
  const items = Object.fromEntries(ItemStatusDto.options.map((status) => [status, counts.get(status) ?? 0]));
  return { items: items as StudioOverviewDto["items"], openReports };
}
