import * as contracts from "@/lib/api/passkey.contract";
import { startPasskey } from "@/server/account/passkeys";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.startPasskey.path, {
  POST: defineRoute(
    contracts.startPasskey,
    { access: "account", limit: { perUser: 30, perAddress: 300 } },
    ({ headers, setCookies }) => startPasskey(headers, setCookies),
  ),
});
