import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { NO_PROGRESS, readProgress, withLine, withReached, writeProgress } from "./lab-progress.ts";

describe("progress of labs", () => {
  it("comes back as it was written", () => {
    const progress = withReached(withLine(NO_PROGRESS, "aws kms list-keys"), ["one"], false);
    expect(readProgress(writeProgress({ "first-key": progress }))).toEqual({ "first-key": progress });
  });

  it("is nothing where the stored text does not fit, and never throws", () => {
    expect(readProgress('{"version":2}')).toEqual({});
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(typeof readProgress(text)).toBe("object")),
    );
  });

  it("keeps what was reached once", () => {
    const finished = withReached(withReached(NO_PROGRESS, ["a"], true), [], false);
    expect(finished).toMatchObject({ reached: ["a"], finished: true });
  });
});
