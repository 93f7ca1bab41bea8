import { describe, expect, it } from "vitest";

// Read when the environment is first parsed, which is after this.
process.env["TRUSTED_PROXIES"] = "10.0.0.0/8";
process.env["APP_URL"] = "https://selo.example";

const { createLearner } = await import("@/server/auth/actor");
const { clientAddress, PEER_HEADER } = await import("@/server/http/client-address");
const { requestIdOf } = await import("@/server/http/request-id");
const { isSameOrigin } = await import("@/server/http/same-origin");

describe("behind a trusted proxy", () => {
  it.each([
    ["10.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["10.0.0.1", "6.6.6.6, 203.0.113.7, 10.0.0.9", "203.0.113.7"],
    ["::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["10.0.0.1", "not an address", "10.0.0.1"],
    ["203.0.113.9", "6.6.6.6", "203.0.113.9"],
  ])("from %s with X-Forwarded-For %s the client is %s", (peer, forwarded, client) => {
    expect(clientAddress(new Headers({ [PEER_HEADER]: peer, "x-forwarded-for": forwarded }))).toBe(client);
  });

  it("takes the proxy's request id, if it looks like one", () => {
    const id = (sent: string, peer: string) => requestIdOf(new Headers({ "x-request-id": sent, [PEER_HEADER]: peer }));
    expect(id("abc-12345", "10.0.0.1")).toBe("abc-12345");
    expect(id("abc-12345", "203.0.113.9")).not.toBe("abc-12345");
    expect(id('"}{inject', "10.0.0.1")).not.toContain("inject");
  });
});

describe("where APP_URL is https", () => {
  it("ties the session cookie to this host and to TLS", async () => {
    const { setCookies } = await createLearner();
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(/^__Host-selo\.session_token=/);
    expect(setCookies[0]).toMatch(/;\s*Secure/i);
    expect(setCookies[0]).not.toMatch(/Domain=/i);
  });

  it("lets its own origin write, whatever host the proxy passes on", () => {
    expect(isSameOrigin(new Headers({ origin: "https://selo.example", host: "app:3000" }))).toBe(true);
    expect(isSameOrigin(new Headers({ origin: "http://selo.example", host: "app:3000" }))).toBe(false);
    expect(isSameOrigin(new Headers({ origin: "https://selo.example.evil", host: "app:3000" }))).toBe(false);
  });
});
