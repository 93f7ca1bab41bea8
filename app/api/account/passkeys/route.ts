import * as contracts from "@/lib/api/passkey.contract";
import { ok } from "@/lib/result";
import { addPasskey, listPasskeys } from "@/server/account/passkeys";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listPasskeys.path, {
  GET: defineRoute(contracts.listPasskeys, { access: "account" }, async ({ actor }) =>
    ok({ passkeys: await listPasskeys(actor) }),
  ),
  POST: defineRoute(
    contracts.addPasskey,
    { access: "account", limit: { perUser: 30, perAddress: 300 }, status: 201 },
    ({ actor, body, headers }) => addPasskey({ actor, ...body, headers }),
  ),
});
