import { describe, expect, it } from "vitest";

import { EMPTY_TERMINAL, sharedBeginning, type TerminalAction, terminalReducer } from "./terminal-state.ts";

const RUN = { output: "hi\n", exitCode: 0, calls: [] };
const after = (...actions: TerminalAction[]) => actions.reduce(terminalReducer, EMPTY_TERMINAL);
const start = (line: string) => ({ type: "start", line, folder: "~" }) as const;
const end = { type: "end", run: RUN } as const;

describe("terminalReducer", () => {
  it("keeps what was run with what came of it, and empties the line", () => {
    const state = after({ type: "type", line: "echo hi" }, start("echo hi"), end);
    expect(state).toMatchObject({ line: "", entries: [{ line: "echo hi", run: RUN }] });
  });

  it("fetches earlier lines and gives back what was being typed", () => {
    const state = after(start("a"), end, start("b"), end, { type: "type", line: "half" }, { type: "earlier" });
    expect(state.line).toBe("b");
    const first = [{ type: "earlier" }, { type: "earlier" }] as const;
    expect(first.reduce(terminalReducer, state).line).toBe("a");
    expect(terminalReducer(state, { type: "later" }).line).toBe("half");
  });

  it("does not keep a line twice in a row", () => {
    expect(after(start("a"), end, start("a"), end).history).toEqual(["a"]);
  });

  it("clears the screen, not the history, and not what still runs", () => {
    const state = after(start("a"), end, start("b"), { type: "clear" });
    expect(state.entries.map(({ line }) => line)).toEqual(["b"]);
    expect(state.history).toEqual(["a", "b"]);
  });

  it("keeps a screen of bounded length", () => {
    let state = EMPTY_TERMINAL;
    for (let index = 0; index < 1000; index++) state = [start(`echo ${index}`), end].reduce(terminalReducer, state);
    expect(state.entries.length).toBeLessThanOrEqual(200);
  });
});

describe("sharedBeginning", () => {
  it.each([
    [["encrypt", "enable-key"], "en"],
    [["a"], "a"],
    [["x", "y"], ""],
    [[], ""],
  ])("of %j is %j", (choices, beginning) => {
    expect(sharedBeginning(choices)).toBe(beginning);
  });
});
