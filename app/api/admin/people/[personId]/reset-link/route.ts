import * as contracts from "@/lib/api/admin.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { issueResetLink } from "@/server/people/links";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.issueResetLink.path, {
  POST: defineRoute(contracts.issueResetLink, { access: "admin", status: 201 }, ({ actor, params, body, receivedAt }) =>
    issueResetLink({ actor, ...params, ...body, now: receivedAt }),
  ),
});
