import { describe, expect, it } from "vitest";
import * as z from "zod/mini";

import { defineContract } from "./contract.ts";
import { ApiError, isRetryable, requestJson, toPath } from "./request-json.ts";

const contract = defineContract({
  method: "POST",
  path: "/api/things/:thingId",
  params: z.strictObject({ thingId: z.string() }),
  body: z.strictObject({ size: z.number() }),
  output: z.strictObject({ size: z.number() }),
});
const input = { params: { thingId: "a/b" }, body: { size: 1 } };

function replying(response: () => Response | Promise<Response>, sent: Request[] = []): typeof fetch {
  return async (url, init) => {
    sent.push(new Request(new URL(url as string, "http://localhost"), init));
    return await response();
  };
}

async function failure(reply: () => Response | Promise<Response>): Promise<unknown> {
  return await requestJson(contract, { ...input, fetch: replying(reply) }).then(
    () => null,
    (error: unknown) => error,
  );
}

describe("requestJson", () => {
  it("sends what the contract says and gives the parsed output", async () => {
    const sent: Request[] = [];
    const output = await requestJson(contract, { ...input, fetch: replying(() => Response.json({ size: 2 }), sent) });
    expect(output).toEqual({ size: 2 });
    const [request] = sent;
    expect(request?.method).toBe("POST");
    expect(new URL(request?.url ?? "").pathname).toBe("/api/things/a%2Fb");
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(await request?.json()).toEqual({ size: 1 });
  });

  it("throws the problem's code, fields and request id", async () => {
    const problem = {
      type: "about:blank",
      title: "x",
      status: 400,
      code: "bad-request",
      requestId: "r",
      fields: ["size"],
    };
    const error = await failure(() => Response.json(problem, { status: 400 }));
    expect(error).toMatchObject({ code: "bad-request", status: 400, fields: ["size"], requestId: "r" });
    expect(isRetryable(error)).toBe(false);
  });

  it("calls no reply `network`, which may be retried", async () => {
    const error = await failure(() => {
      throw new TypeError("fetch failed");
    });
    expect(error).toMatchObject({ code: "network", status: 0 });
    expect(isRetryable(error)).toBe(true);
  });

  it.each([
    [502, "unavailable", true],
    [404, "unreadable", false],
  ])("reads a %i that is no problem document as %s", async (status, code, retryable) => {
    const error = await failure(() => new Response("<html>", { status }));
    expect(error).toMatchObject({ code, status });
    expect(isRetryable(error)).toBe(retryable);
  });

  it("refuses an output that the contract does not know", async () => {
    expect(await failure(() => Response.json({ size: 1, key: "b" }))).toMatchObject({ code: "unreadable" });
  });

  it("retries after 429 and not after a bug", () => {
    expect(isRetryable(new ApiError({ code: "too-many-requests", status: 429 }))).toBe(true);
    expect(isRetryable(new TypeError("bug"))).toBe(false);
  });

  it("passes an abort on as it is", async () => {
    const controller = new AbortController();
    controller.abort(new DOMException("left the page", "AbortError"));
    const fetch = replying(() => {
      throw controller.signal.reason;
    });
    await expect(requestJson(contract, { ...input, signal: controller.signal, fetch })).rejects.toBe(
      controller.signal.reason,
    );
  });
});

describe("toPath", () => {
  it("fills every parameter and encodes it", () => {
    expect(toPath("/api/a/:x/b/:y", { x: "1 2", y: "?" })).toBe("/api/a/1%202/b/%3F");
  });
});
