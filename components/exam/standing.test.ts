import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { AttemptEventInput } from "@/lib/api/exam-events";

import { EMPTY_OUTBOX, enqueue } from "./outbox.ts";
import { applyEvent, newest, nextRevision, type Standing, withPending } from "./standing.ts";

const BLANK: Standing = {
  position: 1,
  response: null,
  answerRevision: 0,
  flagged: false,
  flagRevision: 0,
  struck: [],
  strikeRevision: 0,
  note: "",
  noteRevision: 0,
};

const event = fc.oneof(
  fc.constantFrom("a", "b", "c").map((optionId): AttemptEventInput => ({
    kind: "answer",
    response: { type: "single-choice", optionId },
  })),
  fc.constantFrom<AttemptEventInput>(
    { kind: "clear" },
    { kind: "flag" },
    { kind: "unflag" },
    { kind: "strike", optionIds: ["b"] },
    { kind: "strike", optionIds: [] },
    { kind: "note", text: "x" },
    { kind: "focus", visible: true },
  ),
);

function play(start: Standing, events: readonly AttemptEventInput[]): Standing {
  return events.reduce((standing, each) => applyEvent(standing, each, nextRevision(standing, each)), start);
}

describe("what stands at a question", () => {
  it("is the same in two tabs that heard of each other's changes, whoever heard first", () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), fc.array(event), (common, mine, theirs) => {
        const start = play(BLANK, common);
        const left = play(start, mine);
        const right = play(start, theirs);
        // The server keeps the higher revision of each lane, and of equal ones the first.
        const server = newest(left, right);
        expect(newest(server, left)).toEqual(server);
        expect(newest(server, right)).toEqual(server);
      }),
    );
  });

  it("shows what the candidate did while it is on its way", () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1 }), (events) => {
        let standing = BLANK;
        let outbox = EMPTY_OUTBOX;
        for (const [index, each] of events.entries()) {
          const revision = nextRevision(standing, each);
          standing = applyEvent(standing, each, revision);
          outbox = enqueue(outbox, { position: 1, revision, key: String(index), event: each });
        }
        expect(withPending(BLANK, outbox)).toEqual(standing);
        expect(withPending(standing, outbox)).toEqual(standing);
      }),
    );
  });

  it("does not lay an old pending change over a newer one from elsewhere", () => {
    const outbox = enqueue(EMPTY_OUTBOX, { position: 1, revision: 1, key: "k", event: { kind: "flag" } });
    const server = { ...BLANK, flagged: false, flagRevision: 4 };
    expect(withPending(server, outbox)).toEqual(server);
  });
});
