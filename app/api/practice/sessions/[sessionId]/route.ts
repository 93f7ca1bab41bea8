import { getPractice } from "@/lib/api/practice.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { loadPractice } from "@/server/practice/load-practice";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getPractice.path, {
  GET: defineRoute(getPractice, { access: "signed-in" }, ({ actor, params }) =>
    loadPractice(actor.userId, params.sessionId),
  ),
});
