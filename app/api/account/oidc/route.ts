import * as contracts from "@/lib/api/account.contract";
import { startOidc } from "@/server/account/oidc";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.startOidc.path, {
  POST: defineRoute(
    contracts.startOidc,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 } },
    ({ body, setCookies }) => startOidc(body.locale, setCookies),
  ),
});
