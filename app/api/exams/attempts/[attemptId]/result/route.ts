import { getAttemptResult } from "@/lib/api/exam.contract";
import { loadAttemptResult } from "@/server/exam/attempt-result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getAttemptResult.path, {
  GET: defineRoute(getAttemptResult, { access: "signed-in" }, ({ actor, params, receivedAt }) =>
    loadAttemptResult(actor.userId, params.attemptId, receivedAt),
  ),
});
