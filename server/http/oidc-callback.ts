import "server-only";
import { err, ok } from "@/lib/result";

import { finishOidc } from "../account/oidc.ts";
import { getActor } from "../auth/actor.ts";
import { now } from "../db/server-clock.ts";
import { clientAddress } from "./client-address.ts";
import type { RouteHandler } from "./define-route.ts";
import { handleRequest } from "./handle-request.ts";
import { secondsToWait } from "./rate-limit.ts";

export const OIDC_CALLBACK_PATH = "/api/auth/callback/oidc";
const LIMIT = { perUser: 60, perAddress: 300 };

/** Where the OpenID Connect provider sends the browser back to: a navigation, hence a redirect and no contract. */
export const oidcCallback: RouteHandler = (request) =>
  handleRequest(request, { method: "GET", route: OIDC_CALLBACK_PATH }, async (exchange) => {
    const { actor } = await getActor(request.headers);
    const wait = await secondsToWait(OIDC_CALLBACK_PATH, LIMIT, actor, clientAddress(request.headers));
    if (wait !== null) return err({ code: "too-many-requests", retryAfterSeconds: wait });
    const finished = await finishOidc(request, {
      actor,
      now: await now(),
      userAgent: request.headers.get("user-agent"),
      setCookies: (cookies) => void exchange.setCookies.push(...cookies),
    });
    if (!finished.ok) return finished;
    return ok(new Response(null, { status: 303, headers: { location: finished.value.location } }));
  });
