import * as z from "zod/mini";

import { NoBody, NoParams } from "./common.ts";
import { defineContract } from "./contract.ts";

/** Where an item stands, from its first draft to its end. */
export const ItemStatusDto = z.enum(["draft", "in-review", "pilot", "live", "retired"]);
export type ItemStatusDto = z.infer<typeof ItemStatusDto>;

/** What the studio's first page tells. */
export const StudioOverviewDto = z.strictObject({
  /** How many items of the bank stand where. */
  items: z.record(ItemStatusDto, z.int()),
  /** Learners' problem reports that nobody has dealt with. */
  openReports: z.int(),
});
export type StudioOverviewDto = z.infer<typeof StudioOverviewDto>;

export const getStudioOverview = defineContract({
  method: "GET",
  path: "/api/studio/overview",
  params: NoParams,
  body: NoBody,
  output: StudioOverviewDto,
});
