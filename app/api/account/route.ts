import { getAccount } from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { loadAccount } from "@/server/account/load-account";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getAccount.path, {
  GET: defineRoute(getAccount, { access: "anyone" }, async ({ actor }) => ok(await loadAccount(actor))),
});
