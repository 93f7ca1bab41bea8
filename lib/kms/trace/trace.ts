/**
 * The trace is what a run of the simulator leaves behind for the pictures: every thing that came
 * into being, the place it is in, and the steps that moved it. Nothing that draws an envelope may
 * invent a frame: the scene at step n is the fold of the first n steps (see scene-at.ts).
 */

/** What a run of bytes is. The byte language (components/kms) gives each one a colour and a mark. */
export const BYTE_MEANINGS = [
  "key-identity",
  "key-material",
  "iv",
  "context",
  "plaintext",
  "data-key",
  "encrypted-data-key",
  "ciphertext",
  "tag",
  "signature",
] as const;
export type ByteMeaning = (typeof BYTE_MEANINGS)[number];

/** The three places of the scene, always drawn in this order. */
export const PLACES = ["kms", "memory", "storage"] as const;
export type Place = (typeof PLACES)[number];

/** A labelled stretch of a blob. `field` names it more closely than its meaning does. */
export interface ByteRun {
  /** First byte, counted from 0. */
  readonly offset: number;
  /** Bytes in the run, at least 1. */
  readonly length: number;
  readonly meaning: ByteMeaning;
  readonly field: ByteField;
}

export type ByteField =
  | "format-version"
  | "key-id"
  | "material-id"
  | "derivation-nonce"
  | "iv"
  | "ciphertext"
  | "tag"
  | "plaintext"
  | "data-key"
  | "encrypted-data-key"
  | "context";

/** An object in the scene. Its bytes are those of this very run. */
export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly meaning: ByteMeaning;
  /** Null for what nobody may see: key material never leaves the HSM, so it has no bytes here. */
  readonly bytes: Uint8Array | null;
  /** The labelled runs that together cover all bytes, in order; empty where bytes is null. */
  readonly runs: readonly ByteRun[];
}

export type ThingKind =
  | "kms-key"
  | "derived-key"
  | "data-key"
  | "encrypted-data-key"
  | "plaintext"
  | "ciphertext"
  | "context";

export interface Appearance {
  readonly thing: string;
  readonly at: Place;
  /** Where it came from when it was copied or moved; null when it came into being here. */
  readonly from: Place | null;
}

export interface Disappearance {
  readonly thing: string;
  readonly at: Place;
  /** wiped: overwritten on purpose. dropped: no longer needed and let go of. */
  readonly why: "wiped" | "dropped";
}

export interface TraceStep {
  readonly kind: TraceStepKind;
  /** The API call the step belongs to, or null where the application works by itself. */
  readonly operation: string | null;
  readonly at: Place;
  readonly appears: readonly Appearance[];
  readonly disappears: readonly Disappearance[];
  /** Ids of the things the step reads. */
  readonly uses: readonly string[];
  /** Plain facts about the step for its caption: algorithm, key state, error code, byte counts. */
  readonly detail: Readonly<Record<string, string | number>>;
}

export type TraceStepKind =
  // a call, from the application's side and from inside KMS
  | "request"
  | "find-key"
  | "authorise"
  | "derive-key"
  | "generate-data-key"
  | "encrypt"
  | "decrypt"
  | "respond"
  | "refuse"
  // what the application does by itself around the calls
  | "prepare"
  | "encrypt-locally"
  | "wipe-data-key"
  | "store"
  | "load"
  | "decrypt-locally";

export interface Trace {
  readonly things: Readonly<Record<string, Thing>>;
  readonly steps: readonly TraceStep[];
}
