import fc from "fast-check";
import { expect, it } from "vitest";

import { afterStep, beginHistory, MOST_STEPS, stateOf, stepBy } from "./history.ts";

it("undo and redo go back and forth, and a new step forgets what was undone", () => {
  const two = afterStep(afterStep(beginHistory("a"), "b"), "c");
  const back = stepBy(two, -1);
  expect(back && stateOf(back)).toBe("b");
  expect(back && stepBy(back, 1)).toEqual(two);
  expect(stepBy(two, 1)).toBeNull();
  const other = back && afterStep(back, "d");
  expect(other?.states).toEqual(["a", "b", "d"]);
  expect(stepBy(beginHistory("a"), -1)).toBeNull();
});

it("any number of steps back and as many forth ends where it began, as far as is kept", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 150 }), fc.nat(150), (steps, wanted) => {
      const whole = steps.reduce((history, step) => afterStep(history, step), beginHistory(-1));
      const possible = Math.min(steps.length, MOST_STEPS);
      let history = whole;
      let undone = 0;
      for (; undone < wanted; undone++) {
        const back = stepBy(history, -1);
        if (back === null) break;
        history = back;
      }
      expect(undone).toBe(Math.min(wanted, possible));
      for (; undone > 0; undone--) history = stepBy(history, 1) ?? history;
      expect(history).toEqual(whole);
    }),
  );
});
