/** The player as a state machine: which step is shown, whether it plays, how fast. Steps count from 1. */
export interface PlayerState {
  /** Steps shown so far: 0 is before anything happened. */
  readonly step: number;
  readonly steps: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

export const SPEEDS = [0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

export type PlayerAction =
  | { readonly type: "seek"; readonly step: number }
  | { readonly type: "forward" | "back" | "first" | "last" | "toggle" | "tick" }
  | { readonly type: "speed"; readonly speed: Speed };

export function startPlayer(steps: number, step = 1): PlayerState {
  return { step: clamp(step, steps), steps, playing: false, speed: 1 };
}

export function playerReducer(state: PlayerState, action: PlayerAction): PlayerState {
  switch (action.type) {
    case "seek":
      return { ...state, step: clamp(action.step, state.steps), playing: false };
    case "forward":
      return { ...state, step: clamp(state.step + 1, state.steps), playing: false };
    case "back":
      return { ...state, step: clamp(state.step - 1, state.steps), playing: false };
    case "first":
      return { ...state, step: 1, playing: false };
    case "last":
      return { ...state, step: state.steps, playing: false };
    case "speed":
      return { ...state, speed: action.speed };
    case "toggle":
      // At the end, play means again from the beginning.
      if (!state.playing && state.step === state.steps) return { ...state, step: 1, playing: true };
      return { ...state, playing: !state.playing };
    case "tick": {
      if (!state.playing) return state;
      const step = clamp(state.step + 1, state.steps);
      return { ...state, step, playing: step < state.steps };
    }
  }
}

/** How long a step stays while playing. */
export function stepDurationMs(speed: Speed): number {
  return 2400 / speed;
}

function clamp(step: number, steps: number): number {
  return Math.min(Math.max(1, Math.round(step)), Math.max(1, steps));
}
