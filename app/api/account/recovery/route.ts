import * as contracts from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { requestReset } from "@/server/account/request-reset";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.requestReset.path, {
  POST: defineRoute(
    contracts.requestReset,
    { access: "anyone", limit: { perUser: 10, perAddress: 60 } },
    async ({ body, receivedAt }) => ok(requestReset({ ...body, now: receivedAt })),
  ),
});
