import * as contracts from "@/lib/api/passkey.contract";
import { startPasskeySignIn } from "@/server/account/passkeys";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.startPasskeySignIn.path, {
  POST: defineRoute(
    contracts.startPasskeySignIn,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 } },
    ({ setCookies }) => startPasskeySignIn(setCookies),
  ),
});
