import * as contracts from "@/lib/api/practice.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { listPractice } from "@/server/practice/list-practice";
import { startPractice } from "@/server/practice/start-practice";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listPractice.path, {
  GET: defineRoute(contracts.listPractice, { access: "anyone" }, async ({ actor }) =>
    ok({ sessions: await listPractice(actor) }),
  ),
  POST: defineRoute(
    contracts.startPractice,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 }, status: 201 },
    ({ actor, body, receivedAt, learner }) => startPractice({ ...body, actor, now: receivedAt, learner }),
  ),
});
