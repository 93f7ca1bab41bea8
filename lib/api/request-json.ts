import type { Contract } from "./contract.ts";
import { Problem, type ProblemCode } from "./problem.ts";

/**
 * Why a request gave no answer. `network`: no reply, so whether it was acted on is unknown.
 * `unreadable`: a reply that the contract does not know, e.g. from a newer or older server.
 */
export type ApiErrorCode = ProblemCode | "network" | "unreadable";

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  /** 0 where there was no reply. */
  readonly status: number;
  /** Paths of the members that the server could not accept. */
  readonly fields: readonly string[];
  readonly requestId: string | null;

  constructor(problem: {
    readonly code: ApiErrorCode;
    readonly status: number;
    readonly fields?: readonly string[];
    readonly requestId?: string | null;
    readonly cause?: unknown;
  }) {
    super(`${problem.code} (${problem.status})`, { cause: problem.cause });
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? [];
    this.requestId = problem.requestId ?? null;
  }
}

type Params<P> = P extends Record<string, never> ? { readonly params?: P } : { readonly params: P };
type Body<B> = unknown extends B ? { readonly body?: undefined } : { readonly body: B };

export type RequestInput<P, B> = Params<P> &
  Body<B> & {
    readonly signal?: AbortSignal | undefined;
    /** Lets the request outlive the page: for the last save on leaving. At most 64 KB then. */
    readonly keepalive?: boolean;
    readonly fetch?: typeof fetch;
  };

/**
 * Calls the operation of a contract and gives its output, parsed.
 * @throws ApiError, and only that, but for an abort: then what the signal was aborted with.
 */
export async function requestJson<P, B, Output>(
  contract: Contract<P, B, Output>,
  input: RequestInput<P, B>,
): Promise<Output> {
  const response = await send(contract, input);
  const json = await readJson(response, input.signal);
  if (!response.ok) throw toApiError(response, json);
  const output = contract.output.safeParse(json);
  if (!output.success) throw new ApiError({ code: "unreadable", status: response.status, cause: output.error });
  return output.data;
}

/** May the same request, with the same idempotency key, be sent again? After no reply, 5xx and 429. */
export function isRetryable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "network" || error.status >= 500 || error.status === 429);
}

/** The address of an operation: "/api/x/:id" and { id: "7" } → "/api/x/7". */
export function toPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

async function send<P, B>(contract: Contract<P, B, unknown>, input: RequestInput<P, B>): Promise<Response> {
  const isWrite = contract.method !== "GET";
  try {
    return await (input.fetch ?? fetch)(toPath(contract.path, input.params as Readonly<Record<string, unknown>>), {
      method: contract.method,
      headers: isWrite
        ? { accept: "application/json", "content-type": "application/json" }
        : { accept: "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      signal: input.signal ?? null,
      ...(isWrite ? { body: JSON.stringify(input.body) } : {}),
      ...(input.keepalive === undefined ? {} : { keepalive: input.keepalive }),
    });
  } catch (cause) {
    throw noReply(cause, input.signal);
  }
}

/** Undefined for a body that is no JSON: a proxy's error page, say. */
async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw noReply(cause, signal);
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noReply(cause: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted === true ? cause : new ApiError({ code: "network", status: 0, cause });
}

function toApiError(response: Response, json: unknown): ApiError {
  const problem = Problem.safeParse(json);
  if (problem.success) return new ApiError({ ...problem.data, fields: problem.data.fields ?? [] });
  const code = response.status >= 500 ? "unavailable" : "unreadable";
  return new ApiError({ code, status: response.status, requestId: response.headers.get("x-request-id") });
}
