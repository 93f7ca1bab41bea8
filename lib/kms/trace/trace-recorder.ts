import { invariant } from "../../result.ts";
import { equalBytes } from "../bytes/bytes.ts";
import { sceneAt } from "./scene-at.ts";
import type { Appearance, ByteRun, Disappearance, Place, Thing, Trace, TraceStep } from "./trace.ts";

/**
 * Writes a trace while calls run. One recorder can span several calls and what the application does
 * between them, so that an envelope is one story.
 */
export interface TraceRecorder {
  /** Adds a thing, with a copy of its bytes as they are now, and gives its id. */
  readonly thing: (thing: NewThing) => string;
  readonly step: (step: NewStep) => void;
  /** The id of the newest thing of a kind. */
  readonly latest: (kind: Thing["kind"]) => string;
  /** The thing that has these very bytes, if there is one. */
  readonly findByBytes: (bytes: Uint8Array) => string | null;
  /** The thing that was added under a key, if there is one. */
  readonly findByKey: (key: string) => string | null;
  /** Things that KMS holds for the length of a call: all that is there but what outlives calls. */
  readonly heldByKms: () => readonly string[];
  readonly meaningOf: (thing: string) => Thing["meaning"];
  /** What has been recorded so far; recording may go on. */
  readonly snapshot: () => Trace;
}

type NewThing = Omit<Thing, "id" | "bytes" | "runs"> & {
  readonly bytes: Uint8Array | null;
  /** One run over all bytes where nothing finer is known. */
  readonly runs?: readonly ByteRun[];
  /** Things with the same key are the same thing: a KMS key is one, however often it is used. */
  readonly key?: string;
};

type NewStep = Pick<TraceStep, "kind" | "operation" | "at"> & {
  readonly appears?: readonly (Omit<Appearance, "from"> & { readonly from?: Place })[];
  readonly disappears?: readonly Disappearance[];
  readonly uses?: readonly string[];
  readonly detail?: TraceStep["detail"];
};

/** What stays inside KMS when a call is over. */
const OUTLIVES_CALLS: ReadonlySet<Thing["kind"] | undefined> = new Set(["kms-key", "key-material", "wrapping-key"]);

/** @param memoryOf whose memory the middle place is; the application's by default. */
export function createTraceRecorder(memoryOf?: Trace["memoryOf"]): TraceRecorder {
  const things = new Map<string, Thing>();
  const byKey = new Map<string, string>();
  const latest = new Map<Thing["kind"], string>();
  const steps: TraceStep[] = [];

  function addThing({ kind, meaning, bytes, runs, key, name }: NewThing): string {
    const id = (key === undefined ? undefined : byKey.get(key)) ?? `${kind}-${things.size + 1}`;
    if (!things.has(id)) {
      const copy = bytes === null ? null : bytes.slice();
      things.set(id, {
        id,
        kind,
        meaning,
        bytes: copy,
        runs: runs ?? wholeRun(meaning, kind, copy),
        ...(name === undefined ? {} : { name }),
      });
    }
    if (key !== undefined) byKey.set(key, id);
    latest.set(kind, id);
    return id;
  }

  return {
    thing: addThing,
    step: ({ appears = [], disappears = [], uses = [], detail = {}, ...step }) => {
      const arrivals = appears.map((appearance) => ({ ...appearance, from: appearance.from ?? null }));
      steps.push({ ...step, appears: arrivals, disappears, uses, detail });
    },
    latest: (kind) => {
      const id = latest.get(kind);
      invariant(id !== undefined, `the trace has a thing of kind ${kind}`);
      return id;
    },
    findByBytes: (bytes) => {
      for (const thing of things.values()) if (thing.bytes && equalBytes(thing.bytes, bytes)) return thing.id;
      return null;
    },
    findByKey: (key) => byKey.get(key) ?? null,
    heldByKms: () =>
      sceneAt({ things: {}, steps }, steps.length).kms.filter((id) => !OUTLIVES_CALLS.has(things.get(id)?.kind)),
    meaningOf: (id) => {
      const thing = things.get(id);
      invariant(thing, `the trace has ${id}`);
      return thing.meaning;
    },
    snapshot: () => ({
      ...(memoryOf === undefined ? {} : { memoryOf }),
      things: Object.fromEntries(things),
      steps: [...steps],
    }),
  };
}

function wholeRun(meaning: Thing["meaning"], kind: Thing["kind"], bytes: Uint8Array | null): ByteRun[] {
  if (bytes === null || bytes.length === 0) return [];
  const field = kind === "kms-key" || kind === "derived-key" ? "key-id" : kind;
  return [{ offset: 0, length: bytes.length, meaning, field }];
}
