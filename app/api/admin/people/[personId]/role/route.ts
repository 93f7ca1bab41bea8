import * as contracts from "@/lib/api/admin.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { changeRole } from "@/server/people/people";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.changeRole.path, {
  POST: defineRoute(contracts.changeRole, { access: "admin" }, ({ actor, params, body, receivedAt }) =>
    changeRole({ actor, ...params, ...body, now: receivedAt }),
  ),
});
