import * as contracts from "@/lib/api/practice.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { countSupply } from "@/server/practice/count-supply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.getPracticeSupply.path, {
  GET: defineRoute(contracts.getPracticeSupply, { access: "anyone" }, async ({ actor, receivedAt }) =>
    ok(await countSupply(actor, receivedAt)),
  ),
});
