import { randomUUID } from "node:crypto";

import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";

import type { AttemptDto } from "@/lib/api/exam.contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";

import { createBank, createBlueprint } from "./fixtures/bank.ts";
import { openAttempt, saveEventOver } from "./fixtures/exam.ts";
import { call } from "./fixtures/http.ts";
import { createPerson, type Person } from "./fixtures/people.ts";

let person: Person;
let attempt: AttemptDto;

beforeAll(async () => {
  await createBank(8);
  await createBlueprint({ count: 5 });
  person = await createPerson();
  attempt = await openAttempt(person);
  // What a process learns once: the clock's offset and the paper.
  await saveEventOver(person, attempt.id, { position: 1, revision: 1, event: { kind: "flag" } });
});

/** How often the process talks to the database while `work` runs: each statement, BEGIN and COMMIT included. */
async function countRoundTrips(work: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...input: unknown[]) {
    count += 1;
    return Reflect.apply(original, this, input) as unknown;
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return count;
}

describe("round trips to the database", () => {
  it("are two for saving an event: the session, and one statement", async () => {
    const save = () => saveEventOver(person, attempt.id, { position: 2, revision: 1, event: { kind: "flag" } });
    expect(await countRoundTrips(save)).toBe(2);
  });

  it("are two for loading an attempt", async () => {
    const load = () => call("GET", `/api/exams/attempts/${attempt.id}`, { cookie: person.cookie });
    expect(await countRoundTrips(load)).toBe(2);
  });

  it("are three for a practice answer and five for what is remembered of it, and nine at most for the draw of a session", async () => {
    const scope = { version: 1, kind: "bank", topic: null };
    const begin = () => call("POST", "/api/practice/sessions", { cookie: person.cookie, body: { scope, size: 5 } });
    await begin();
    let session: PracticeSessionDto | null = null;
    const started = await countRoundTrips(async () => {
      session = (await begin()).read(PracticeSessionDto);
    });
    expect(started).toBeLessThanOrEqual(9);
    const { id, entries } = session as unknown as PracticeSessionDto;
    const item = entries[0]?.item;
    const ids = item && "options" in item ? item.options.map((option) => option.id) : [];
    const response =
      item?.type === "multiple-response"
        ? { type: item.type, optionIds: ids.slice(0, item.selectCount) }
        : { type: item?.type, optionId: ids[0] };
    const body = { position: 1, response, idempotencyKey: randomUUID(), elapsedMs: 1 };
    const save = () => call("POST", `/api/practice/sessions/${id}/answers`, { cookie: person.cookie, body });
    // The five are one transaction of their own: begin, lock, read the item's log, write its state, commit.
    expect(await countRoundTrips(save)).toBe(3 + 5);
  });

  it("are none for a write of another site, which is refused before the database hears of it", async () => {
    const forged = () =>
      call("POST", `/api/exams/attempts/${attempt.id}/events`, {
        cookie: person.cookie,
        body: { position: 1, revision: 2, idempotencyKey: randomUUID(), event: { kind: "flag" } },
        headers: { origin: "https://evil.example" },
      });
    expect(await countRoundTrips(forged)).toBe(0);
  });
});
