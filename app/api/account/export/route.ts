import * as contracts from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { exportData } from "@/server/account/export-data";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.exportData.path, {
  GET: defineRoute(
    contracts.exportData,
    { access: "signed-in", limit: { perUser: 10, perAddress: 300 } },
    async ({ actor, receivedAt }) => ok(await exportData(actor.userId, receivedAt)),
  ),
});
