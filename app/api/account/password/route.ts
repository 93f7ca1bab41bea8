import * as contracts from "@/lib/api/account.contract";
import { changePassword } from "@/server/account/change-password";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.changePassword.path, {
  POST: defineRoute(contracts.changePassword, { access: "account", limit: { perUser: 30, perAddress: 300 } }, (input) =>
    changePassword({ ...input.body, ...visitorOf(input), actor: input.actor, address: input.address }),
  ),
});
