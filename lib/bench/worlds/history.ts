/** Every state that something has had, as far back as is kept, and which of them it has. */
export interface History<T> {
  readonly states: readonly T[];
  readonly at: number;
}

/** Steps that can be undone. */
export const MOST_STEPS = 100;

export function beginHistory<T>(state: T): History<T> {
  return { states: [state], at: 0 };
}

/** Another state came about. What was undone before is gone then. */
export function afterStep<T>({ states, at }: History<T>, state: T): History<T> {
  const kept = [...states.slice(0, at + 1), state].slice(-MOST_STEPS - 1);
  return { states: kept, at: kept.length - 1 };
}

/** One step back (-1) or forth (1). @returns null where there is none. */
export function stepBy<T>({ states, at }: History<T>, by: -1 | 1): History<T> | null {
  return at + by in states ? { states, at: at + by } : null;
}

export function stateOf<T>({ states, at }: History<T>): T {
  return states[at] as T;
}
