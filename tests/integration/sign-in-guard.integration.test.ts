import { beforeEach, describe, expect, it } from "vitest";

import { Problem } from "@/lib/api/problem";
import { guardGuess, GUESS_WINDOW_MS, GUESSES } from "@/server/auth/sign-in-guard";
import { getDb } from "@/server/db/client";
import { PEER_HEADER } from "@/server/http/client-address";

import { emptyDatabase } from "./fixtures/database.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createAccount, PASSWORD } from "./fixtures/people.ts";

const NOW = new Date("2026-11-25T12:00:00Z");

beforeEach(emptyDatabase);

async function guess(email: string, address: string, isRight = false, at = NOW): Promise<boolean> {
  const result = await guardGuess({ email, address, now: at }, async () => (isRight ? "right" : null));
  return result.ok;
}

async function signIn(email: string, password: string, address = "10.0.0.1"): Promise<Reply> {
  return await call("POST", "/api/account/sign-in", { body: { email, password }, headers: { [PEER_HEADER]: address } });
}

describe("guesses at a password", () => {
  it("are ten from one address at one account; then even the right password waits, and is told how long", async () => {
    const { email } = await createAccount("ana@example.org");
    for (let round = 0; round < GUESSES.perAccountAndAddress; round += 1) {
      expect((await signIn(email, "a wrong password")).read(Problem).code).toBe("wrong-credentials");
    }
    const reply = await signIn(email, PASSWORD);
    expect(reply.read(Problem).code).toBe("too-many-requests");
    const wait = Number(reply.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(GUESS_WINDOW_MS / 1_000 - 60);
    expect(wait).toBeLessThanOrEqual(GUESS_WINDOW_MS / 1_000);
    expect((await signIn(email, PASSWORD, "10.0.0.2")).status).toBe(200);
  });

  it("are no more when they come all at once", async () => {
    const results = await Promise.all(Array.from({ length: 40 }, () => guess("ana@example.org", "10.0.0.1")));
    expect(results.filter(Boolean)).toHaveLength(GUESSES.perAccountAndAddress);
  });

  it("are counted for an e-mail that nobody has in just the same way", async () => {
    for (let round = 0; round < GUESSES.perAccountAndAddress; round += 1) {
      expect((await signIn("nobody@example.org", "a wrong password")).status).toBe(403);
    }
    expect((await signIn("nobody@example.org", "a wrong password")).status).toBe(429);
  });

  it("are limited per account from however many addresses", async () => {
    let allowed = 0;
    for (let index = 0; index < GUESSES.perAccount + 5; index += 1) {
      if (await guess("ana@example.org", `10.0.1.${index}`)) allowed += 1;
    }
    expect(allowed).toBe(GUESSES.perAccount);
  });

  it("are limited per address over however many accounts", async () => {
    let allowed = 0;
    for (let index = 0; index < GUESSES.perAddress + 5; index += 1) {
      if (await guess(`person-${index}@example.org`, "10.0.0.1")) allowed += 1;
    }
    expect(allowed).toBe(GUESSES.perAddress);
  });

  it("do not count when right: a class of 400 behind one address signs in", async () => {
    for (let index = 0; index < 400; index += 1) {
      expect(await guess(`person-${index}@example.org`, "10.0.0.1", true)).toBe(true);
    }
  });

  it("are forgotten a quarter of an hour later, rows included", async () => {
    for (let round = 0; round <= GUESSES.perAccountAndAddress; round += 1) await guess("ana@example.org", "10.0.0.1");
    const later = new Date(NOW.getTime() + GUESS_WINDOW_MS + 1);
    expect(await guess("ana@example.org", "10.0.0.1", true, later)).toBe(true);
    await guess("bia@example.org", "10.0.0.9", false, new Date(later.getTime() + GUESS_WINDOW_MS + 1));
    expect(await getDb().rateLimit.count()).toBe(3);
  });

  it("are kept without e-mail or address", async () => {
    await guess("ana@example.org", "10.0.0.1");
    expect(JSON.stringify((await getDb().rateLimit.findMany()).map(({ key }) => key))).not.toMatch(/ana|10\.0/);
  });
});

describe("the time of an answer", () => {
  it("is the same for an account and for none, within the noise of hashing", async () => {
    await createAccount("ana@example.org");
    await signIn("warm-up@example.org", "a wrong password", "10.1.0.0");
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 9; round += 1) {
      for (const [kind, email] of [
        ["known", "ana@example.org"],
        ["unknown", `nobody-${round}@example.org`],
      ] as const) {
        const start = performance.now();
        await signIn(email, "a wrong password", `10.1.${round}.1`);
        times[kind].push(performance.now() - start);
      }
    }
    // Without the decoy, an unknown e-mail would take a tenth of the time. The machine may be busy: the least of each counts.
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });
});
