import * as contracts from "@/lib/api/account.contract";
import { revokeSignIn } from "@/server/account/sign-ins";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.revokeSignIn.path, {
  POST: defineRoute(contracts.revokeSignIn, { access: "account" }, ({ actor, params, setCookies }) =>
    revokeSignIn(actor, params.signInId, setCookies),
  ),
});
