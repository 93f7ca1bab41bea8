import { describe, expect, it } from "vitest";

import { commandsIn } from "./commands-in.ts";

describe("commandsIn", () => {
  it("gives whole commands, in order, and no single words", () => {
    const hint = [
      ["p", "First ", ["code", "aws kms list-keys"], ", then ", ["strong", ["code", "selo clock advance 1d"]]],
      ["p", "into ", ["code", "out.txt"]],
    ] as const;
    expect(commandsIn([...hint])).toBe("aws kms list-keys\nselo clock advance 1d");
  });

  it("is empty where a hint names none", () => {
    expect(commandsIn([["p", "Look at ", ["code", "note.txt"], "."]])).toBe("");
  });
});
