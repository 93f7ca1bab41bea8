import * as contracts from "@/lib/api/progress.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { savePlan } from "@/server/progress/save-plan";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.savePlan.path, {
  POST: defineRoute(
    contracts.savePlan,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 } },
    ({ body, receivedAt, learner }) => savePlan(body, receivedAt, learner),
  ),
});
