import { changeName } from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { rename } from "@/server/account/rename";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(changeName.path, {
  POST: defineRoute(changeName, { access: "account" }, async ({ actor, body }) => ok(await rename(actor, body.name))),
});
