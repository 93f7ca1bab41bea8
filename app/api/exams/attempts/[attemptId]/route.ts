import { getAttempt } from "@/lib/api/exam.contract";
import { loadAttempt } from "@/server/exam/load-attempt";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getAttempt.path, {
  GET: defineRoute(getAttempt, { access: "signed-in" }, ({ actor, params, receivedAt }) =>
    loadAttempt(actor.userId, params.attemptId, receivedAt),
  ),
});
