import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { laneOf } from "@/lib/api/exam-events";

import { confirm, EMPTY_OUTBOX, enqueue, leftOut, type Outbox, type OutboxEntry, pendingAt } from "./outbox.ts";

const event = fc.constantFrom<OutboxEntry["event"]>(
  { kind: "answer", response: { type: "single-choice", optionId: "a" } },
  { kind: "clear" },
  { kind: "flag" },
  { kind: "unflag" },
  { kind: "strike", optionIds: ["b"] },
  { kind: "note", text: "why?" },
  { kind: "navigate", from: 1, spentMs: 10 },
  { kind: "focus", visible: false },
);
const entry = fc.record({
  position: fc.integer({ min: 1, max: 4 }),
  revision: fc.integer({ min: 1, max: 9 }),
  key: fc.uuid(),
  event,
});

describe("the outbox", () => {
  it("holds the newest change of each lane, every logged event, and nothing else", () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key }), (entries) => {
        const outbox = entries.reduce<Outbox>(enqueue, EMPTY_OUTBOX);
        const isLog = ({ event: { kind } }: OutboxEntry) => laneOf(kind) === "log";
        expect(outbox.entries.filter(isLog)).toEqual(entries.filter(isLog));
        const newest = new Set<OutboxEntry>();
        for (const last of entries) {
          const lane = laneOf(last.event.kind);
          if (lane === "log") continue;
          const found = entries.findLast(
            (other) => other.position === last.position && laneOf(other.event.kind) === lane,
          );
          expect(pendingAt(outbox, last.position, lane)).toEqual(found);
          if (found) newest.add(found);
        }
        expect(outbox.entries).toHaveLength(newest.size + entries.filter(isLog).length);
      }),
    );
  });

  it("names what a newer change replaced, so that the journal lets go of it too", () => {
    const first = { position: 1, revision: 1, key: "one", event: { kind: "flag" } } as const;
    const second = { position: 1, revision: 2, key: "two", event: { kind: "unflag" } } as const;
    const before = enqueue(EMPTY_OUTBOX, first);
    expect(leftOut(before, enqueue(before, second))).toEqual(["one"]);
    expect(leftOut(before, before)).toEqual([]);
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
