import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type PlayerAction, playerReducer, startPlayer } from "./player-state.ts";

const action = fc.oneof(
  fc.constantFrom("forward", "back", "first", "last", "toggle", "tick").map((type): PlayerAction => ({ type })),
  fc.integer({ min: -5, max: 50 }).map((step): PlayerAction => ({ type: "seek", step })),
);

describe("the player", () => {
  it("stays within its steps whatever is pressed, and never plays at the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(action), (steps, actions) => {
        const end = actions.reduce(playerReducer, startPlayer(steps));
        expect(end.step).toBeGreaterThanOrEqual(1);
        expect(end.step).toBeLessThanOrEqual(steps);
        if (steps > 1) expect(end.playing && end.step === steps).toBe(false);
      }),
    );
  });

  it("plays to the last step and stops there", () => {
    let state = playerReducer(startPlayer(3), { type: "toggle" });
    state = playerReducer(state, { type: "tick" });
    expect(state).toMatchObject({ step: 2, playing: true });
    state = playerReducer(state, { type: "tick" });
    expect(state).toMatchObject({ step: 3, playing: false });
  });

  it("plays again from the beginning when played at the end", () => {
    const end = playerReducer(startPlayer(3), { type: "last" });
    expect(playerReducer(end, { type: "toggle" })).toMatchObject({ step: 1, playing: true });
  });

  it("pauses when a step is chosen by hand", () => {
    const playing = playerReducer(startPlayer(5), { type: "toggle" });
    expect(playerReducer(playing, { type: "seek", step: 4 })).toMatchObject({ step: 4, playing: false });
  });
});
