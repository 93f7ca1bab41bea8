import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const TOKEN = "a-token-for-the-metrics-test";
vi.hoisted(() => {
  process.env["METRICS_TOKEN"] = "a-token-for-the-metrics-test";
});

import { emptyDatabase } from "./fixtures/database.ts";
import { createBank } from "./fixtures/bank.ts";
import { call } from "./fixtures/http.ts";
import { createPerson } from "./fixtures/people.ts";

beforeAll(async () => {
  await emptyDatabase();
  await createBank(4, { type: "single-choice" });
});
afterAll(() => {
  delete process.env["METRICS_TOKEN"];
});

async function scrape(authorization: string | null) {
  return await call("GET", "/metrics", { headers: { authorization } });
}

describe("metrics", () => {
  it("count requests by route, method and status, and know nobody", async () => {
    const person = await createPerson();
    const sessionId = crypto.randomUUID();
    await call("GET", `/api/practice/sessions/${sessionId}`, { cookie: person.cookie });
    await call("GET", "/api/exams/forms");
    const reply = await scrape(`Bearer ${TOKEN}`);
    expect(reply.headers.get("content-type")).toMatch(/^text\/plain/u);
    expect(reply.text).toMatch(
      /selo_http_request_duration_seconds_count\{method="GET",route="\/api\/practice\/sessions\/:sessionId",status="404"\} 1/u,
    );
    expect(reply.text).toMatch(/selo_http_request_duration_seconds_count\{[^}]*forms[^}]*status="200"\} 1/u);
    expect(reply.text).toMatch(/^selo_database_connections\{state="waiting"\} 0$/mu);
    expect(reply.text).toMatch(/^process_resident_memory_bytes \d+$/mu);
    for (const secret of [person.userId, sessionId, TOKEN]) expect(reply.text).not.toContain(secret);
  });

  it("are not there for who does not show the token", async () => {
    for (const shown of [null, "", "Bearer ", `Bearer ${TOKEN}x`, TOKEN, "Basic YTpi"]) {
      const reply = await scrape(shown);
      expect(reply.status).toBe(404);
      expect(reply.text).not.toContain("selo_");
    }
  });
});
