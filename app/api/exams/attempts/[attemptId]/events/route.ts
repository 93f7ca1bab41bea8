import { saveAttemptEvent } from "@/lib/api/exam.contract";
import { saveEvent } from "@/server/exam/save-event";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(saveAttemptEvent.path, {
  POST: defineRoute(
    saveAttemptEvent,
    { access: "signed-in", priority: "save" },
    ({ actor, params, body, receivedAt }) => saveEvent({ userId: actor.userId, ...params, ...body, receivedAt }),
  ),
});
