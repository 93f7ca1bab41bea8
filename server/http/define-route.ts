import "server-only";
import type { Contract } from "@/lib/api/contract";
import { err, ok, type Result } from "@/lib/result";

import { createLearner, getActor, type Actor, type SignedIn } from "../auth/actor.ts";
import { now } from "../db/server-clock.ts";
import { clientAddress } from "./client-address.ts";
import { handleRequest, type Exchange } from "./handle-request.ts";
import { admit, RETRY_AFTER_SECONDS, type Priority } from "./load-shedding.ts";
import type { Failure } from "./problem.ts";
import { DEFAULT_LIMIT, secondsToWait, type RateLimit } from "./rate-limit.ts";
import { readJsonBody } from "./read-json-body.ts";
import { isSameOrigin } from "./same-origin.ts";

/**
 * Who may call: anyone; one who has a session (an anonymous learner's will do); one who has an account;
 * an instructor, as which an administrator counts; an administrator. Whose the thing is that they ask for is the use case's to check.
 */
export type Access = "anyone" | "signed-in" | "account" | "instructor" | "admin";

export interface RouteInput<Params, Body, A extends Access> {
  readonly params: Params;
  readonly body: Body;
  readonly actor: A extends "anyone" ? Actor : SignedIn;
  /** When the whole request had arrived, by the database's clock. */
  readonly receivedAt: Date;
  /** The sender's user id; makes the anonymous learner where the sender is still a stranger. */
  readonly learner: () => Promise<string>;
  readonly headers: Headers;
  /** Where the request came from (client-address.ts). */
  readonly address: string;
  /** Adds Set-Cookie values to the reply, should it be a success. */
  readonly setCookies: (cookies: readonly string[]) => void;
}

export interface RouteOptions<A extends Access> {
  readonly access: A;
  readonly limit?: RateLimit;
  /** "save" where a person would lose something: turned away last when the process has too much to do. */
  readonly priority?: Priority;
  /** Status of a success; 200 unless said otherwise. */
  readonly status?: 200 | 201;
}

/** What Next calls. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * Makes the route handler of a contract. In this order, whatever the route: request id and log line,
 * same-origin check on writes, body (type, size, JSON), parameters and body against the contract, room for it,
 * session, access, rate limit, the use case, and the output against the contract, so that nothing
 * leaves that the contract does not name.
 */
export function defineRoute<Params, Body, Output, A extends Access>(
  contract: Contract<Params, Body, Output>,
  options: RouteOptions<A>,
  handler: (input: RouteInput<Params, Body, A>) => Promise<Result<Output, Failure>>,
): RouteHandler {
  const route = `${contract.method} ${contract.path}`;

  async function answer(
    request: Request,
    input: { readonly params: Params; readonly body: Body },
    exchange: Exchange,
  ): Promise<Result<Output, Failure>> {
    const receivedAt = await now();

    const identified = await getActor(request.headers);
    exchange.setCookies.push(...identified.setCookies);
    const refusal = await refuse(route, options, identified.actor, request.headers);
    if (refusal) return err(refusal);

    let actor = identified.actor;
    async function learner(): Promise<string> {
      if (actor.kind === "user") return actor.userId;
      const created = await createLearner();
      exchange.setCookies.push(...created.setCookies);
      actor = created.actor;
      return created.actor.userId;
    }

    return await handler({
      ...input,
      // The access rule above has turned strangers away where the type says there are none.
      actor: actor as RouteInput<Params, Body, A>["actor"],
      receivedAt,
      learner,
      headers: request.headers,
      address: clientAddress(request.headers),
      setCookies: (cookies) => void exchange.setCookies.push(...cookies),
    });
  }

  return (request, context) =>
    handleRequest(request, { method: contract.method, route: contract.path }, async (exchange) => {
      const input = await readInput(contract, request, await context.params);
      if (!input.ok) return input;
      const leave = admit(options.priority ?? "ordinary");
      if (leave === null) return err({ code: "unavailable", retryAfterSeconds: RETRY_AFTER_SECONDS });
      try {
        const result = await answer(request, input.value, exchange);
        if (!result.ok) return result;
        return ok(Response.json(contract.output.parse(result.value), { status: options.status ?? 200 }));
      } finally {
        leave();
      }
    });
}

async function readInput<Params, Body>(
  contract: Contract<Params, Body, unknown>,
  request: Request,
  rawParams: unknown,
): Promise<Result<{ params: Params; body: Body }, Failure>> {
  const isWrite = contract.method !== "GET";
  if (isWrite && !isSameOrigin(request.headers)) return err({ code: "cross-site" });
  const json = isWrite ? await readJsonBody(request) : ok(undefined);
  if (!json.ok) return json;

  const params = contract.params.safeParse(rawParams ?? {});
  const body = contract.body.safeParse(json.value);
  if (params.success && body.success) return ok({ params: params.data, body: body.data });
  const issues = [...(params.error?.issues ?? []), ...(body.error?.issues ?? [])];
  const fields = new Set(issues.map((issue) => issue.path.join(".") || "body"));
  return err({ code: "bad-request", fields: [...fields] });
}

async function refuse<A extends Access>(
  route: string,
  options: RouteOptions<A>,
  actor: Actor,
  headers: Headers,
): Promise<Failure | null> {
  if (options.access !== "anyone" && actor.kind !== "user") return { code: "not-signed-in" };
  const barred = actor.kind === "user" ? barredFrom(options.access, actor) : null;
  if (barred) return { code: barred };
  const wait = await secondsToWait(route, options.limit ?? DEFAULT_LIMIT, actor, clientAddress(headers));
  return wait === null ? null : { code: "too-many-requests", retryAfterSeconds: wait };
}

function barredFrom(access: Access, actor: SignedIn): "account-needed" | "forbidden" | null {
  switch (access) {
    case "anyone":
    case "signed-in":
      return null;
    case "account":
      return actor.isAnonymous ? "account-needed" : null;
    case "instructor":
      return actor.role === "learner" ? "forbidden" : null;
    case "admin":
      return actor.role === "admin" ? null : "forbidden";
  }
}
