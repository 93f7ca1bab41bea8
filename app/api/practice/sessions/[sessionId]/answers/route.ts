import * as contracts from "@/lib/api/practice.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { answerPractice } from "@/server/practice/answer-practice";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.answerPractice.path, {
  POST: defineRoute(
    contracts.answerPractice,
    { access: "signed-in", priority: "save" },
    ({ actor, params, body, receivedAt }) => answerPractice({ userId: actor.userId, ...params, ...body, receivedAt }),
  ),
});
