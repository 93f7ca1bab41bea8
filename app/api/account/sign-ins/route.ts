import * as contracts from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { listSignIns } from "@/server/account/sign-ins";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listSignIns.path, {
  GET: defineRoute(contracts.listSignIns, { access: "account" }, async ({ actor, receivedAt }) =>
    ok({ signIns: await listSignIns(actor, receivedAt) }),
  ),
});
