import "server-only";
import { err, ok } from "@/lib/result";

import type { RouteHandler } from "./define-route.ts";
import { handleRequest } from "./handle-request.ts";
import { problemResponse } from "./problem.ts";

type Method = "GET" | "POST";
type Methods = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", RouteHandler>;

/**
 * All that a route file exports: its handlers, and for every other method a 405 problem. OPTIONS says
 * which methods there are and no more: no origin but our own is ever let in.
 */
export function defineMethods(path: string, handlers: Partial<Record<Method, RouteHandler>>): Methods {
  const allow = [...Object.keys(handlers), ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse = reply(path, (requestId) => problemResponse({ code: "method-not-allowed", allow }, requestId));
  const options = reply(path, () => new Response(null, { status: 204, headers: { allow } }));
  return {
    GET: handlers.GET ?? refuse,
    POST: handlers.POST ?? refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: options,
  };
}

/** For an address that has nothing: a 404 problem, whatever the method. */
export function defineNothing(path: string): Methods {
  const nothing: RouteHandler = (request) =>
    handleRequest(request, { method: request.method, route: path }, async () => err({ code: "not-found" }));
  return { GET: nothing, POST: nothing, PUT: nothing, PATCH: nothing, DELETE: nothing, OPTIONS: nothing };
}

function reply(path: string, make: (requestId: string) => Response): RouteHandler {
  return (request) =>
    handleRequest(request, { method: request.method, route: path }, async ({ requestId }) => ok(make(requestId)));
}
