/**
 * Expected failure is a value: a use case or a core rule answers with a Result whose error has a
 * stable code. Only bugs throw.
 */
export type Result<T, E> = Ok<T> | Err<E>;

interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/**
 * States what must be true for the code after it to make sense.
 * @throws Error with the given sentence when it is not: that is a bug of ours, never bad input.
 */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${sentence}`);
}
