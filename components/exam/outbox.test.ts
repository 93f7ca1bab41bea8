import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { confirm, EMPTY_OUTBOX, enqueue, laneOf, type Outbox, type OutboxEntry, pendingAt } from "./outbox.ts";

const event = fc.constantFrom<OutboxEntry["event"]>(
  { kind: "answer", response: { type: "single-choice", optionId: "a" } },
  { kind: "clear" },
  { kind: "flag" },
  { kind: "unflag" },
);
const entry = fc.record({
  position: fc.integer({ min: 1, max: 4 }),
  revision: fc.integer({ min: 1, max: 9 }),
  key: fc.uuid(),
  event,
});

describe("the outbox", () => {
  it("holds the newest change of each lane, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const outbox = entries.reduce<Outbox>(enqueue, EMPTY_OUTBOX);
        for (const last of entries) {
          const newest = entries.findLast(
            (other) => other.position === last.position && laneOf(other.event) === laneOf(last.event),
          );
          expect(pendingAt(outbox, last.position, laneOf(last.event))).toEqual(newest);
        }
      }),
    );
  });

  it("lets go of an entry only when that very one is confirmed", () => {
    const first = { position: 1, revision: 1, key: "one", event: { kind: "flag" } } as const;
    const second = { position: 1, revision: 2, key: "two", event: { kind: "unflag" } } as const;
    const outbox = enqueue(enqueue(EMPTY_OUTBOX, first), second);
    expect(confirm(outbox, "one")).toEqual({ entries: [second] });
    expect(confirm(outbox, "two")).toEqual(EMPTY_OUTBOX);
  });

  it("keeps answers and flags of one position apart", () => {
    const answer = { position: 1, revision: 1, key: "a", event: { kind: "clear" } } as const;
    const flag = { position: 1, revision: 1, key: "f", event: { kind: "flag" } } as const;
    expect(enqueue(enqueue(EMPTY_OUTBOX, answer), flag).entries).toHaveLength(2);
  });
});
