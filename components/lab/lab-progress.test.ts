import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { NO_PROGRESS, readProgress, withLine, withReached, writeProgress } from "./lab-progress.ts";

describe("progress of labs", () => {
  it("comes back as it was written", () => {
    const progress = withReached(withLine(NO_PROGRESS, "aws kms list-keys"), ["one"], false);
    expect(readProgress(writeProgress({ "first-key": progress }))).toEqual({ "first-key": progress });
  });

  it("keeps a line of any length, and the other labs where one entry is spoilt", () => {
    const progress = withLine(NO_PROGRESS, `echo ${"x".repeat(50_000)}`);
    const stored = writeProgress({ long: progress, spoilt: { ...NO_PROGRESS, hints: { one: 9 } } });
    expect(readProgress(stored)).toEqual({ long: progress });
  });

  it("is nothing where the stored text does not fit, and never throws", () => {
    expect(readProgress('{"version":2}')).toEqual({});
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), nearlyStored()), (text) => {
        const labs = readProgress(text);
        // Whatever was taken is well formed: it can be written and comes back.
        expect(readProgress(writeProgress(labs))).toEqual(labs);
        for (const { lines, reached, hints } of Object.values(labs)) {
          expect([...lines, ...reached].every((item) => typeof item === "string")).toBe(true);
          expect(Object.values(hints).every((count) => [0, 1, 2, 3].includes(count))).toBe(true);
        }
      }),
    );
  });

  it("keeps what was reached once", () => {
    const finished = withReached(withReached(NO_PROGRESS, ["a"], true), [], false);
    expect(finished).toMatchObject({ reached: ["a"], finished: true });
  });
});

/** Texts that are stored progress but for a member or two. */
function nearlyStored() {
  const lab = fc.record(
    {
      lines: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      reached: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      hints: fc.oneof(fc.dictionary(fc.string(), fc.integer({ min: -1, max: 4 })), fc.jsonValue()),
      finished: fc.oneof(fc.boolean(), fc.jsonValue()),
    },
    { requiredKeys: ["lines", "reached", "hints"] },
  );
  const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString"));
  const stored = fc.record({ version: fc.constantFrom(1, 2), labs: fc.dictionary(name, lab) });
  return stored.map((value) => JSON.stringify(value));
}
