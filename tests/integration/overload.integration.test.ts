import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, describe, expect, it } from "vitest";

import { defineContract } from "@/lib/api/contract";
import { Problem } from "@/lib/api/problem";
import { ok } from "@/lib/result";
import { defineRoute, type RouteHandler } from "@/server/http/define-route";
import type { Priority } from "@/server/http/load-shedding";
import * as z from "zod/mini";

import { call, ORIGIN } from "./fixtures/http.ts";

/** A route whose work takes until it is let go. */
function slowRoute(
  priority: Priority,
  path: `/api/${string}`,
): { readonly route: RouteHandler; readonly letGo: () => void } {
  let letGo: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const contract = defineContract({
    method: "GET",
    path,
    params: z.strictObject({}),
    body: z.undefined(),
    output: z.strictObject({}),
  });
  const limit = { perUser: 1e6, perAddress: 1e6 };
  const route = defineRoute(contract, { access: "anyone", limit, priority }, async () => {
    await gate;
    return ok({});
  });
  return { route, letGo };
}

const ordinary = slowRoute("ordinary", "/api/test/page");
const saves = slowRoute("save", "/api/test/save");

async function ask({ route }: { readonly route: RouteHandler }): Promise<Response> {
  return await route(new Request(`${ORIGIN}/api/test`), { params: Promise.resolve({}) });
}

/** A request whose body goes on for as long as its sender likes. */
function sendHalf(): { readonly reply: ReturnType<typeof call>; readonly finish: () => void } {
  let finish: () => void = () => {};
  const rawBody = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("{"));
      finish = () => controller.close();
    },
  });
  return { reply: call("POST", "/api/practice/sessions", { rawBody }), finish: () => finish() };
}

afterEach(() => {
  ordinary.letGo();
  saves.letGo();
});

describe("a process with too much to do", () => {
  it("turns pages away at once, saves last, and takes both again as soon as there is room", async () => {
    const held = Array.from({ length: 256 }, () => ask(ordinary));
    await sleep(50);
    const began = performance.now();
    const refused = await ask(ordinary);
    expect(performance.now() - began).toBeLessThan(500);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(Problem.parse(await refused.json())).toMatchObject({ code: "unavailable" });

    const saving = Array.from({ length: 768 }, () => ask(saves));
    await sleep(50);
    expect((await ask(saves)).status).toBe(503);

    ordinary.letGo();
    expect((await Promise.all(held)).every(({ status }) => status === 200)).toBe(true);
    // The saves still hold more than pages may.
    expect((await ask(ordinary)).status).toBe(503);
    saves.letGo();
    expect((await Promise.all(saving)).every(({ status }) => status === 200)).toBe(true);
    expect((await ask(ordinary)).status).toBe(200);
  });

  it("keeps no place for a request that has not arrived whole", async () => {
    const slow = Array.from({ length: 300 }, () => sendHalf());
    await sleep(50);
    expect((await call("GET", "/api/exams/forms")).status).toBe(200);
    for (const { finish } of slow) finish();
    expect((await Promise.all(slow.map(({ reply }) => reply))).map(({ status }) => status)).not.toContain(503);
  });
});
