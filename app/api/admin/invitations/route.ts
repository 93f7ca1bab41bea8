import * as contracts from "@/lib/api/admin.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { invite, listInvitations } from "@/server/people/links";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listInvitations.path, {
  GET: defineRoute(contracts.listInvitations, { access: "admin" }, async ({ receivedAt }) =>
    ok({ invitations: await listInvitations(receivedAt) }),
  ),
  POST: defineRoute(contracts.invite, { access: "admin", status: 201 }, async ({ actor, body, receivedAt }) =>
    ok(await invite({ actor, ...body, now: receivedAt })),
  ),
});
