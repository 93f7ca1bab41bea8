import * as contracts from "@/lib/api/exam.contract";
import { ok } from "@/lib/result";
import { listForms } from "@/server/exam/list-forms";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listForms.path, {
  GET: defineRoute(contracts.listForms, { access: "anyone" }, async () => ok({ forms: await listForms() })),
});
