import type { z } from "zod/mini";

/**
 * A wire contract: what one HTTP operation takes and gives. The form that sends it, the typed fetch
 * and the route handler all read the same object, so the three cannot drift apart.
 */
export interface Contract<Params, Body, Output> {
  readonly method: "GET" | "POST";
  /** With `:name` for each path parameter, e.g. "/api/practice/sessions/:sessionId". */
  readonly path: `/api/${string}`;
  /** Path parameters, all strings on the wire. */
  readonly params: z.ZodMiniType<Params>;
  /** JSON body; for GET it is never read. */
  readonly body: z.ZodMiniType<Body>;
  readonly output: z.ZodMiniType<Output>;
}

export function defineContract<Params, Body, Output>(
  contract: Contract<Params, Body, Output>,
): Contract<Params, Body, Output> {
  return contract;
}
