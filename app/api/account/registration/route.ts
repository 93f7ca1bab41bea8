import * as contracts from "@/lib/api/account.contract";
import { register } from "@/server/account/register";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.register.path, {
  POST: defineRoute(
    contracts.register,
    { access: "anyone", limit: { perUser: 20, perAddress: 300 }, status: 201 },
    (input) => register({ ...input.body, ...visitorOf(input), address: input.address }),
  ),
});
