import * as contracts from "@/lib/api/review.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { startReview } from "@/server/review/start-review";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.startReview.path, {
  POST: defineRoute(
    contracts.startReview,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 }, status: 201 },
    ({ actor, body, receivedAt, learner }) => startReview({ ...body, actor, now: receivedAt, learner }),
  ),
});
