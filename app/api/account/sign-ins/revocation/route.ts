import * as contracts from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { revokeOtherSignIns } from "@/server/account/sign-ins";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.revokeOtherSignIns.path, {
  POST: defineRoute(contracts.revokeOtherSignIns, { access: "account" }, async ({ actor }) =>
    ok(await revokeOtherSignIns(actor)),
  ),
});
