import type { CloudTrailEvent } from "../cloudtrail/event.ts";

/**
 * The simulated world: everything that outlives a call. Operations never write to it: they answer
 * with changes, and `applyChange` is the one place that does. Times are milliseconds since 1970.
 */
export interface World {
  readonly version: 1;
  /** The virtual clock. Moves only when it is moved. */
  now: number;
  /** By key ARN, in order of creation. */
  readonly keys: Map<string, KmsKey>;
  /** Oldest first. */
  readonly events: CloudTrailEvent[];
}

export type KeyState =
  | "Enabled"
  | "Disabled"
  | "PendingDeletion"
  | "PendingReplicaDeletion"
  | "PendingImport"
  | "Unavailable"
  | "Creating"
  | "Updating";

export interface KmsKey {
  readonly keyId: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly description: string;
  readonly keySpec: "SYMMETRIC_DEFAULT";
  readonly keyUsage: "ENCRYPT_DECRYPT";
  readonly origin: "AWS_KMS";
  readonly state: KeyState;
  readonly createdAt: number;
  /** The key policy document, as text. */
  readonly policy: string;
  /** Old material stays, so that old ciphertexts decrypt. The last one encrypts. */
  readonly materials: readonly KeyMaterial[];
}

export interface KeyMaterial {
  /** 64 hex digits. */
  readonly id: string;
  /** 32 bytes that nothing outside the simulator's own cryptography may be given. */
  readonly bytes: Uint8Array;
  readonly createdAt: number;
}

export type Change =
  | { readonly kind: "put-key"; readonly key: KmsKey }
  | { readonly kind: "record-event"; readonly event: CloudTrailEvent }
  | { readonly kind: "advance-clock"; readonly byMs: number };

export function createWorld(now: number): World {
  return { version: 1, now, keys: new Map(), events: [] };
}

/** Writes one change into the world. Costs the same however large the world is. */
export function applyChange(world: World, change: Change): void {
  switch (change.kind) {
    case "put-key":
      world.keys.set(change.key.arn, change.key);
      return;
    case "record-event":
      world.events.push(change.event);
      return;
    case "advance-clock":
      world.now += change.byMs;
  }
}
