import type { TraceRecorder } from "./trace-recorder.ts";

const NOTHING = "untraced";

/**
 * A recorder that records nothing, for doors whose callers never see a trace: copies of every byte that
 * a call touches would cost as much as the call. Its answers only name things in steps that go nowhere.
 */
export const SILENT_RECORDER: TraceRecorder = {
  thing: () => NOTHING,
  step: () => undefined,
  latest: () => NOTHING,
  findByBytes: () => null,
  findByKey: () => null,
  heldByKms: () => [],
  meaningOf: () => "ciphertext",
  snapshot: () => ({ things: {}, steps: [] }),
};
