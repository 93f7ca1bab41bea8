import "server-only";
import { timingSafeEqual, createHash } from "node:crypto";

import { err, ok } from "@/lib/result";

import { getEnv } from "../env.ts";
import type { RouteHandler } from "../http/define-route.ts";
import { handleRequest } from "../http/handle-request.ts";
import { getMetrics } from "./metrics.ts";

/** What this process counts, to whoever shows METRICS_TOKEN. Without that variable, or its value, there is nothing here. */
export const metricsRoute: RouteHandler = (request) =>
  handleRequest(request, { method: "GET", route: "/metrics" }, async () => {
    const metrics = getMetrics();
    if (metrics === null || !mayRead(request.headers)) return err({ code: "not-found" });
    const { registry } = metrics;
    return ok(new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } }));
  });

function mayRead(headers: Headers): boolean {
  const { METRICS_TOKEN } = getEnv();
  const shown = headers.get("authorization");
  return METRICS_TOKEN !== undefined && shown !== null && isSame(shown, `Bearer ${METRICS_TOKEN}`);
}

/** Takes as long for a wrong token as for the right one. */
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
