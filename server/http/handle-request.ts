import "server-only";
import type { Result } from "@/lib/result";

import { isDatabaseUnavailable } from "../db/database-errors.ts";
import { describeError, getLog } from "../log.ts";
import { getMetrics } from "../metrics/metrics.ts";
import { finishResponse } from "./finish-response.ts";
import { problemResponse, type Failure } from "./problem.ts";
import { requestIdOf } from "./request-id.ts";

/** What a handler may add to the reply while it works. */
export interface Exchange {
  readonly requestId: string;
  readonly setCookies: string[];
}

/**
 * The frame of every API request: gives it an id, turns failures into problem documents, and writes
 * one log line. An error nobody expected becomes 500 (or 503 where the database is away); its text
 * goes to the log and never to the client.
 */
export async function handleRequest(
  request: Request,
  about: { readonly method: string; readonly route: string },
  answer: (exchange: Exchange) => Promise<Result<Response, Failure>>,
): Promise<Response> {
  const started = performance.now();
  const exchange: Exchange = { requestId: requestIdOf(request.headers), setCookies: [] };
  const response = await respond(exchange, about, answer);
  const ms = Math.round((performance.now() - started) * 10) / 10;
  getMetrics()?.requestSeconds.observe({ ...about, status: response.status }, ms / 1_000);
  getLog().info({ ...about, requestId: exchange.requestId, status: response.status, ms }, "request");
  return finishResponse(response, exchange.requestId, exchange.setCookies);
}

async function respond(
  exchange: Exchange,
  about: { readonly method: string; readonly route: string },
  answer: (exchange: Exchange) => Promise<Result<Response, Failure>>,
): Promise<Response> {
  try {
    const result = await answer(exchange);
    return result.ok ? result.value : problemResponse(result.error, exchange.requestId);
  } catch (error) {
    const failure: Failure = isDatabaseUnavailable(error)
      ? { code: "unavailable", retryAfterSeconds: 2 }
      : { code: "internal" };
    getLog().error({ ...about, requestId: exchange.requestId, err: describeError(error) }, failure.code);
    return problemResponse(failure, exchange.requestId);
  }
}
