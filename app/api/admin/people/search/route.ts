import * as contracts from "@/lib/api/admin.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { searchPeople } from "@/server/people/people";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.searchPeople.path, {
  POST: defineRoute(contracts.searchPeople, { access: "admin" }, async ({ actor, body }) =>
    ok(await searchPeople(actor, body)),
  ),
});
