import { describe, expect, it } from "vitest";

import { keyInState, makeMove, type Move, probeState, type State, stateOf, STATES } from "./key-state-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of a key's states", () => {
  it.each(STATES)("reaches %s by the calls that lead there", async (state) => {
    expect(stateOf(await keyInState(testBrowser(), state))).toBe(state);
  });

  it.each<[State, Move, State, string | null]>([
    ["Enabled", "DisableKey", "Disabled", null],
    ["Disabled", "EnableKey", "Enabled", null],
    ["Disabled", "ScheduleKeyDeletion", "PendingDeletion", null],
    ["PendingDeletion", "CancelKeyDeletion", "Disabled", null],
    ["PendingDeletion", "EnableKey", "PendingDeletion", "KMSInvalidStateException"],
    ["PendingDeletion", "wait", "Gone", null],
    ["Gone", "CancelKeyDeletion", "Gone", "NotFoundException"],
    ["PendingImport", "ImportKeyMaterial", "Enabled", null],
    ["Enabled", "ImportKeyMaterial", "Enabled", "UnsupportedOperationException"],
  ])("leads from %s by %s to %s (%s)", async (from, move, to, code) => {
    const moved = await makeMove(await keyInState(testBrowser(), from), move);
    expect([moved.state, moved.error?.code ?? null]).toEqual([to, code]);
  });

  it("says of each operation what KMS answers in a state", async () => {
    const probes = new Map(
      (await probeState(testBrowser(), "Disabled")).map(({ operation, code }) => [operation, code]),
    );
    expect(probes.get("Encrypt")).toBe("DisabledException");
    expect(probes.get("DescribeKey")).toBeNull();
    expect(probes.get("CancelKeyDeletion")).toBe("KMSInvalidStateException");
    const gone = await probeState(testBrowser(), "Gone");
    expect(gone.filter(({ code }) => code === null)).toEqual([]);
  });
});
