import { getNextStep } from "@/lib/api/progress.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { loadNextStep } from "@/server/progress/load-next-step";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getNextStep.path, {
  GET: defineRoute(
    getNextStep,
    { access: "anyone", limit: { perUser: 120, perAddress: 1_200 } },
    async ({ actor, receivedAt }) => ok(await loadNextStep(actor, receivedAt)),
  ),
});
