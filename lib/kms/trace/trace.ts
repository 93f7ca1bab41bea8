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
  "structure",
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
  | "key-material"
  | "own-material"
  | "wrapping-key"
  | "public-key"
  | "import-token"
  | "wrapped-material"
  | "object-key"
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
  | "context"
  // structure: what says how to read the rest
  | "der"
  | "length"
  | "count"
  | "unknown"
  // signatures and public keys
  | "signature"
  | "signature-r"
  | "signature-s"
  | "algorithm-id"
  | "curve-id"
  | "unused-bits"
  | "point-form"
  | "point-x"
  | "point-y"
  | "modulus"
  | "exponent"
  // messages of the AWS Encryption SDK
  | "suite"
  | "message-id"
  | "provider"
  | "content-type"
  | "frame-length"
  | "commitment"
  | "header-tag"
  | "final-frame"
  | "sequence-number"
  | "frame-iv";

/** An object in the scene. Its bytes are those of this very run. */
export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly meaning: ByteMeaning;
  /** Null for what nobody may see: key material never leaves the HSM, so it has no bytes here. */
  readonly bytes: Uint8Array | null;
  /** The labelled runs that together cover all bytes, in order; empty where bytes is null. */
  readonly runs: readonly ByteRun[];
  /** What tells it from others of its kind, where a story has several: a key id, a material id, a file's name. */
  readonly name?: string;
}

export type ThingKind =
  | "kms-key"
  | "derived-key"
  | "data-key"
  | "encrypted-data-key"
  | "plaintext"
  | "ciphertext"
  | "context"
  /** A version of a KMS key's material, inside KMS. */
  | "key-material"
  /** The same bytes outside, where somebody made them to import them. */
  | "own-material"
  | "wrapping-key"
  | "public-key"
  | "import-token"
  | "wrapped-material"
  /** A service's key of one object, derived from a data key. */
  | "object-key";

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
  // what calls do to a key's material
  | "create-key"
  | "rotate-key"
  | "make-wrapping-key"
  | "unwrap-material"
  | "delete-material"
  // what the application does by itself around the calls
  | "prepare"
  | "encrypt-locally"
  | "wipe-data-key"
  | "store"
  | "load"
  | "decrypt-locally"
  | "store-ciphertext"
  | "load-ciphertext"
  | "replace-ciphertext"
  | "make-material"
  | "wrap-locally"
  | "forget-parcel"
  | "derive-object-key"
  | "tally";

export interface Trace {
  /** Whose memory the middle place is, where it is not the application's: that of a service which acts for it. */
  readonly memoryOf?: "service";
  readonly things: Readonly<Record<string, Thing>>;
  readonly steps: readonly TraceStep[];
}
