import "server-only";
import type { Visitor } from "../account/enter.ts";
import type { Access, RouteInput } from "./define-route.ts";

/** What of a request the use cases that sign someone in want to know. */
export function visitorOf(input: RouteInput<unknown, unknown, Access>): Visitor {
  const { actor, receivedAt, headers, setCookies } = input;
  return { actor, now: receivedAt, userAgent: headers.get("user-agent"), setCookies };
}
