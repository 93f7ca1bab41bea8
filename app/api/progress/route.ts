import { getProgress } from "@/lib/api/progress.contract";
import { ok } from "@/lib/result";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { loadProgress } from "@/server/progress/load-progress";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(getProgress.path, {
  GET: defineRoute(
    getProgress,
    { access: "anyone", limit: { perUser: 60, perAddress: 600 } },
    async ({ actor, receivedAt }) => ok(await loadProgress(actor, receivedAt)),
  ),
});
