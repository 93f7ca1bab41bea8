import * as contracts from "@/lib/api/account.contract";
import { deleteAccount } from "@/server/account/delete-account";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.deleteAccount.path, {
  POST: defineRoute(
    contracts.deleteAccount,
    { access: "signed-in", limit: { perUser: 20, perAddress: 300 } },
    ({ actor, body, setCookies }) => deleteAccount({ actor, ...body, setCookies }),
  ),
});
