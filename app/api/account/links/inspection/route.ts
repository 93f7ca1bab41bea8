import * as contracts from "@/lib/api/account.contract";
import { inspectLink } from "@/server/account/use-link";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.inspectLink.path, {
  POST: defineRoute(
    contracts.inspectLink,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 } },
    ({ body, receivedAt }) => inspectLink(body.token, receivedAt),
  ),
});
