import { createServer, connect, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * The database goes away and comes back: the test's database is reached through a relay that the
 * test can cut.
 */
const databaseUrl = new URL(process.env["DATABASE_URL"] ?? "");
const sockets = new Set<Socket>();
let relay: Server;

beforeAll(async () => {
  relay = await listen(0);
  const { port } = relay.address() as AddressInfo;
  process.env["DATABASE_URL"] = Object.assign(new URL(databaseUrl), { hostname: "127.0.0.1", port: String(port) }).href;
});
afterAll(cut);

async function listen(port: number): Promise<Server> {
  const server = createServer((incoming) => {
    const outgoing = connect(Number(databaseUrl.port), databaseUrl.hostname);
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

async function cut(): Promise<number> {
  const { port } = relay.address() as AddressInfo;
  const closed = new Promise((resolve) => relay.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
  return port;
}

describe("while the database is away", () => {
  it("replies 503 and recovers by itself; sweeping fails without an end and works again", async () => {
    const { call } = await import("./fixtures/http.ts");
    const { createBank, createBlueprint } = await import("./fixtures/bank.ts");
    const { openAttempt, setDeadline } = await import("./fixtures/exam.ts");
    const { createPerson } = await import("./fixtures/people.ts");
    const { SWEEPER } = await import("@/server/exam/sweeper");
    const { takeTurn } = await import("@/server/repeat");
    await createBank(3);
    await createBlueprint({ count: 2 });
    const person = await createPerson();
    const { id } = await openAttempt(person);
    await setDeadline(id, -60_000);

    const port = await cut();
    for (let index = 0; index < 5; index += 1) {
      const reply = await call("GET", "/api/practice/sessions", { cookie: person.cookie });
      expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "2"]);
      expect(reply.json()).toMatchObject({ code: "unavailable" });
    }
    expect((await call("GET", "/api/health/ready")).status).toBe(503);
    expect((await call("GET", "/api/health/live")).status).toBe(200);
    await expect(takeTurn(SWEEPER)).resolves.toBeUndefined();

    relay = await listen(port);
    expect((await call("GET", "/api/health/ready")).status).toBe(200);
    await takeTurn(SWEEPER);
    const list = await call("GET", "/api/exams/attempts", { cookie: person.cookie });
    expect(list.json()).toMatchObject({ attempts: [{ id, status: "expired" }] });
  });
});
