import * as contracts from "@/lib/api/account.contract";
import { resetPassword } from "@/server/account/use-link";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.resetPassword.path, {
  POST: defineRoute(contracts.resetPassword, { access: "anyone", limit: { perUser: 60, perAddress: 300 } }, (input) =>
    resetPassword({ ...input.body, ...visitorOf(input) }),
  ),
});
