import * as contracts from "@/lib/api/admin.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { revokeInvitation } from "@/server/people/links";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.revokeInvitation.path, {
  POST: defineRoute(contracts.revokeInvitation, { access: "admin" }, ({ params, receivedAt }) =>
    revokeInvitation(params.invitationId, receivedAt),
  ),
});
