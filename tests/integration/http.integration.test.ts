import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";

import { defineContract } from "@/lib/api/contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import { ok } from "@/lib/result";
import { SESSION_SECONDS } from "@/server/auth/auth";
import { getDb } from "@/server/db/client";
import { clientAddress, PEER_HEADER, stampPeerAddress } from "@/server/http/client-address";
import { defineRoute } from "@/server/http/define-route";
import { processSingleton } from "@/server/process-singleton";

import { createBank } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { call, ORIGIN, type Call, type Reply } from "./fixtures/http.ts";
import { createPerson, toCookieHeader } from "./fixtures/people.ts";

const SESSIONS = "/api/practice/sessions";
const draining = processSingleton("draining", () => ({ draining: false }));

beforeEach(async () => {
  await emptyDatabase();
  await createBank(2);
});
afterEach(() => {
  draining.draining = false;
});

async function post(input: Call): Promise<Reply> {
  return await call("POST", SESSIONS, input);
}

describe("a request body", () => {
  it("of more than 64 KB is refused by its declared length", async () => {
    const reply = await post({ rawBody: "{}", headers: { "content-length": "65537" } });
    expect(reply.read(Problem)).toMatchObject({ status: 413, code: "too-large" });
  });

  it("of more than 64 KB is refused while it is read, whatever length it declares", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(4_096).fill(0x20));
      },
    });
    const reply = await post({ rawBody: endless, headers: { "content-length": "2" } });
    expect(reply.status).toBe(413);
    expect(sent).toBeLessThan(40);
  });

  it.each(["", "{", "nul", "\u0000", "[1,]", "{'a':1}"])("that is not JSON (%j) is refused", async (rawBody) => {
    const reply = await post({ rawBody });
    expect(reply.read(Problem)).toMatchObject({ status: 400, code: "bad-request", fields: ["body"] });
  });

  it("that is not UTF-8 is refused", async () => {
    expect((await post({ rawBody: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) })).status).toBe(400);
  });

  it("may name its charset", async () => {
    const body = { scope: { version: 1, kind: "bank", topic: null }, size: 1 };
    expect((await post({ body, headers: { "content-type": "application/json; charset=utf-8" } })).status).toBe(201);
  });

  it("with members that the contract does not know is refused without echoing them", async () => {
    const reply = await post({ body: { scope: { version: 1, kind: "bank", topic: null }, size: 1, s3cret: "v4lue" } });
    expect(reply.status).toBe(400);
    expect(reply.text).not.toMatch(/s3cret|v4lue/);
  });
});

describe("every reply", () => {
  it("may not be cached, sniffed, framed or run, and has an id", async () => {
    for (const reply of [
      await call("GET", SESSIONS),
      await call("GET", "/api/nothing"),
      await post({ rawBody: "{" }),
    ]) {
      expect(Object.fromEntries(reply.headers)).toMatchObject({
        "cache-control": "private, no-store",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
  });

  it("carries the same request id in the header and in the problem", async () => {
    const reply = await call("GET", "/api/nothing");
    expect(reply.read(Problem).requestId).toBe(reply.headers.get("x-request-id"));
  });

  it("ignores a request id from someone who is no trusted proxy", async () => {
    const reply = await call("GET", SESSIONS, { headers: { "x-request-id": "chosen-by-client" } });
    expect(reply.headers.get("x-request-id")).not.toBe("chosen-by-client");
  });

  it("lets no other origin read it", async () => {
    const reply = await call("OPTIONS", SESSIONS, { headers: { origin: "https://evil.example" } });
    expect(reply.status).toBe(204);
    expect([...reply.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("says which methods there are where the method is wrong", async () => {
    const reply = await call("DELETE", SESSIONS, { body: {} });
    expect(reply.read(Problem)).toMatchObject({ status: 405, code: "method-not-allowed" });
    expect(reply.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
  });
});

describe("defineRoute", () => {
  const contract = defineContract({
    method: "GET",
    path: "/api/try",
    params: z.object({}),
    body: z.unknown(),
    output: z.strictObject({ shown: z.string() }),
  });

  function request(): Request {
    return new Request(`${ORIGIN}/api/try`, { headers: { [PEER_HEADER]: "127.0.0.1" } });
  }

  it("lets nothing out that the contract does not name", async () => {
    const leaky = defineRoute(contract, { access: "anyone" }, async () =>
      ok({ shown: "this", key: "the-secret-key" } as { shown: string }),
    );
    const response = await leaky(request(), { params: Promise.resolve({}) });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("the-secret-key");
  });

  it("turns an unexpected error into 500 that tells nothing of it", async () => {
    const broken = defineRoute(contract, { access: "anyone" }, async () => {
      throw new Error('duplicate key in relation "User" at /srv/selo/server/x.ts');
    });
    const response = await broken(request(), { params: Promise.resolve({}) });
    const problem = Problem.parse(await response.json());
    expect(response.status).toBe(500);
    expect(problem).toEqual({
      type: "about:blank",
      title: "Something went wrong here",
      status: 500,
      code: "internal",
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("says 503 and when to come back where the database is away", async () => {
    const away = defineRoute(contract, { access: "anyone" }, async () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    });
    const response = await away(request(), { params: Promise.resolve({}) });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
  });

  it("counts by user, then by address, and says how long to wait", async () => {
    const limited = defineRoute(
      { ...contract, path: "/api/try-limit" },
      { access: "anyone", limit: { perUser: 2, perAddress: 3 } },
      async () => ok({ shown: "x" }),
    );
    const person = await createPerson();
    const ask = async (headers: Record<string, string>) =>
      await limited(new Request(`${ORIGIN}/api/try`, { headers }), { params: Promise.resolve({}) });
    const asUser = [1, 2, 3].map(() => ({ cookie: person.cookie, [PEER_HEADER]: "10.0.0.1" }));
    const asStranger = [1, 2, 3, 4].map(() => ({ [PEER_HEADER]: "10.0.0.1" }));
    const statuses: number[] = [];
    for (const headers of [...asUser, ...asStranger, { [PEER_HEADER]: "10.0.0.2" }]) {
      const response = await ask(headers);
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([200, 200, 429, 200, 200, 200, 429, 200]);
  });
});

describe("a class of strangers behind one address", () => {
  it("may start practice 200 times in a minute", async () => {
    const body = { scope: { version: 1, kind: "bank", topic: null }, size: 1 };
    const statuses = new Set<number>();
    for (let batch = 0; batch < 20; batch += 1) {
      const headers = { [PEER_HEADER]: "10.9.9.9" };
      const replies = await Promise.all(Array.from({ length: 10 }, () => post({ body, headers })));
      for (const reply of replies) statuses.add(reply.status);
    }
    expect(statuses).toEqual(new Set([201]));
    expect(await getDb().user.count()).toBe(200);
  });
});

describe("a session", () => {
  it("is not believed when its signature is not ours", async () => {
    const { cookie } = await createPerson();
    await createPerson();
    for (const forged of [
      cookie.replace(/.$/, ""),
      cookie.replace(/=./, "=x"),
      cookie.split(".").slice(0, 2).join("."),
    ]) {
      const reply = await call("GET", `${SESSIONS}/${crypto.randomUUID()}`, { cookie: forged });
      expect(reply.status).toBe(401);
    }
  });

  it("ends at once for a banned person and a deleted session", async () => {
    const banned = await createPerson();
    await getDb().user.update({ where: { id: banned.userId }, data: { banned: true } });
    const deleted = await createPerson();
    await getDb().session.deleteMany({ where: { userId: deleted.userId } });
    for (const { cookie } of [banned, deleted]) {
      expect((await call("GET", `${SESSIONS}/${crypto.randomUUID()}`, { cookie })).status).toBe(401);
    }
  });

  it("is prolonged once a day, with a new cookie, and otherwise left alone", async () => {
    const person = await createPerson();
    expect((await call("GET", SESSIONS, { cookie: person.cookie })).headers.getSetCookie()).toEqual([]);
    const dayAgo = new Date(Date.now() + (SESSION_SECONDS - 90_000) * 1_000);
    await getDb().session.updateMany({ where: { userId: person.userId }, data: { expiresAt: dayAgo } });
    const reply = await call("GET", SESSIONS, { cookie: person.cookie });
    expect(toCookieHeader(reply.headers.getSetCookie())).toBe(person.cookie);
    const session = await getDb().session.findFirstOrThrow({ where: { userId: person.userId } });
    expect(session.expiresAt.getTime()).toBeGreaterThan(dayAgo.getTime());
  });

  it("keeps its learner over a second start: no second user", async () => {
    const body = { scope: { version: 1, kind: "bank", topic: null }, size: 1 };
    const first = await post({ body });
    const cookie = toCookieHeader(first.headers.getSetCookie());
    const second = await post({ body, cookie });
    expect(second.headers.getSetCookie()).toEqual([]);
    expect(second.read(PracticeSessionDto).id).not.toBe(first.read(PracticeSessionDto).id);
    expect(await getDb().user.count()).toBe(1);
  });
});

describe("health", () => {
  it("is live and ready on a migrated database", async () => {
    expect((await call("GET", "/api/health/live")).json()).toEqual({ status: "live" });
    expect((await call("GET", "/api/health/ready")).json()).toEqual({ status: "ready" });
  });

  it("is live and not ready while the process drains, and replies close their connection", async () => {
    draining.draining = true;
    expect((await call("GET", "/api/health/live")).status).toBe(200);
    const ready = await call("GET", "/api/health/ready");
    expect([ready.status, ready.headers.get("connection")]).toEqual([503, "close"]);
    expect((await call("GET", SESSIONS)).status).toBe(200);
  });

  it("is not ready on a database that lacks a migration", async () => {
    await getDb().$executeRaw`update "_prisma_migrations" set rolled_back_at = now()`;
    expect((await call("GET", "/api/health/ready")).status).toBe(503);
    await getDb().$executeRaw`update "_prisma_migrations" set rolled_back_at = null`;
  });
});

describe("the client's address", () => {
  it("is stamped by the server over whatever the client claims", async () => {
    stampPeerAddress();
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(clientAddress(new Headers({ [PEER_HEADER]: String(request.headers[PEER_HEADER]) })));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/`, { headers: { [PEER_HEADER]: "6.6.6.6", "x-forwarded-for": "7.7.7.7" } });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(seen).toEqual(["127.0.0.1"]);
  });
});
