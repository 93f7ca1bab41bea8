import * as contracts from "@/lib/api/practice.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { reportItem } from "@/server/practice/report-item";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.reportItem.path, {
  POST: defineRoute(
    contracts.reportItem,
    // Read by people: a script that floods it would bury what learners say.
    { access: "signed-in", limit: { perUser: 6, perAddress: 60 }, status: 201 },
    ({ actor, params, body, receivedAt }) => reportItem({ userId: actor.userId, ...params, ...body, receivedAt }),
  ),
});
