import * as contracts from "@/lib/api/account.contract";
import { signIn } from "@/server/account/sign-in";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.signIn.path, {
  POST: defineRoute(contracts.signIn, { access: "anyone", limit: { perUser: 60, perAddress: 300 } }, (input) =>
    signIn({ ...input.body, ...visitorOf(input), address: input.address }),
  ),
});
