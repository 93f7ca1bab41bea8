import * as contracts from "@/lib/api/passkey.contract";
import { removePasskey } from "@/server/account/passkeys";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.removePasskey.path, {
  POST: defineRoute(contracts.removePasskey, { access: "account" }, ({ actor, params }) =>
    removePasskey(actor, params.passkeyId),
  ),
});
