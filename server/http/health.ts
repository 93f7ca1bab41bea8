import "server-only";
import { err, ok } from "@/lib/result";

import { unappliedMigrations } from "../db/health-repository.ts";
import { getLog } from "../log.ts";
import type { RouteHandler } from "./define-route.ts";
import { handleRequest } from "./handle-request.ts";
import { isDraining } from "./draining.ts";

/** The process answers. Asks nothing of the database: an outage there is no reason to restart us. */
export const live: RouteHandler = (request) =>
  handleRequest(request, { method: "GET", route: "/api/health/live" }, async () =>
    ok(Response.json({ status: "live" })),
  );

/** Send traffic here: the database answers, its schema is the one this code knows, and we are not on the way out. */
export const ready: RouteHandler = (request) =>
  handleRequest(request, { method: "GET", route: "/api/health/ready" }, async () => {
    if (isDraining()) return err({ code: "unavailable" });
    const missing = await unappliedMigrations();
    if (missing.length === 0) return ok(Response.json({ status: "ready" }));
    getLog().error({ missing }, "the database lacks migrations");
    return err({ code: "unavailable" });
  });
