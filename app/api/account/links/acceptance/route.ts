import * as contracts from "@/lib/api/account.contract";
import { acceptLink } from "@/server/account/use-link";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.acceptLink.path, {
  POST: defineRoute(contracts.acceptLink, { access: "account", limit: { perUser: 60, perAddress: 300 } }, (input) =>
    acceptLink({ ...input.body, ...visitorOf(input), actor: input.actor }),
  ),
});
