import * as contracts from "@/lib/api/studio.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { loadStudioOverview } from "@/server/studio/overview";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.getStudioOverview.path, {
  GET: defineRoute(contracts.getStudioOverview, { access: "instructor" }, async () => ok(await loadStudioOverview())),
});
