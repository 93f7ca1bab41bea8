import * as contracts from "@/lib/api/exam.contract";
import { ok } from "@/lib/result";
import { listAttempts } from "@/server/exam/list-attempts";
import { startAttempt } from "@/server/exam/start-attempt";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.listAttempts.path, {
  GET: defineRoute(contracts.listAttempts, { access: "anyone" }, async ({ actor, receivedAt }) =>
    ok({ attempts: await listAttempts(actor, receivedAt) }),
  ),
  POST: defineRoute(
    contracts.startAttempt,
    { access: "anyone", limit: { perUser: 60, perAddress: 300 } },
    ({ body, actor, receivedAt, learner }) => startAttempt({ ...body, actor, now: receivedAt, learner }),
  ),
});
