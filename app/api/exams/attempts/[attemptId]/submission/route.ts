import * as contracts from "@/lib/api/exam.contract";
import { submitAttempt } from "@/server/exam/submit-attempt";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.submitAttempt.path, {
  POST: defineRoute(
    contracts.submitAttempt,
    { access: "signed-in", priority: "save" },
    ({ actor, params, receivedAt }) => submitAttempt(actor.userId, params.attemptId, receivedAt),
  ),
});
