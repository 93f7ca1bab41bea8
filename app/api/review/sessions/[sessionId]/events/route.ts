import * as contracts from "@/lib/api/review.contract";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { saveReviewEvent } from "@/server/review/save-review-event";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.saveReviewEvent.path, {
  POST: defineRoute(contracts.saveReviewEvent, { access: "signed-in" }, ({ actor, params, body, receivedAt }) =>
    saveReviewEvent({ userId: actor.userId, ...params, ...body, receivedAt }),
  ),
});
