import type { CloudTrailEvent } from "../cloudtrail/event.ts";

/**
 * The simulated world: everything that outlives a call. Operations never write to it: they answer
 * with changes, and `applyChange` is the one place that does. Times are milliseconds since 1970.
 */
export interface World {
  readonly version: 2;
  /** The virtual clock. Moves only when it is moved. */
  now: number;
  /** By key ARN, in order of creation. */
  readonly keys: Map<string, KmsKey>;
  /** By alias ARN. */
  readonly aliases: Map<string, Alias>;
  /** The users and roles that have identity policies, by ARN. */
  readonly identities: Map<string, Identity>;
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
  /** In the order they were given; an updated tag keeps its place. */
  readonly tags: readonly Tag[];
  /** When it will be deleted, while that is scheduled. */
  readonly deletion: { readonly at: number; readonly windowDays: number } | null;
  /** Automatic rotation, where it is on. */
  readonly rotation: { readonly periodDays: number; readonly nextAt: number } | null;
  /** Old material stays, so that old ciphertexts decrypt. The last one encrypts. */
  readonly materials: readonly KeyMaterial[];
}

export interface Tag {
  readonly TagKey: string;
  readonly TagValue: string;
}

export interface KeyMaterial {
  /** 64 hex digits. */
  readonly id: string;
  /** 32 bytes that nothing outside the simulator's own cryptography may be given. */
  readonly bytes: Uint8Array;
  readonly createdAt: number;
  /** What brought it; null for the material that the key was created with. */
  readonly rotation: RotationType | null;
}

export type RotationType = "AUTOMATIC" | "ON_DEMAND";

export interface Alias {
  readonly arn: string;
  /** With its prefix: alias/invoices. */
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** The key, in the alias's own account and Region. */
  readonly targetKeyId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A user or role of IAM. */
export interface Identity {
  readonly arn: string;
  /** Policy documents, as text. */
  readonly policies: readonly string[];
  /** The access keys it calls with. */
  readonly accessKeyIds: readonly string[];
}

export type Change =
  | { readonly kind: "put-identity"; readonly identity: Identity }
  | { readonly kind: "put-key"; readonly key: KmsKey }
  | { readonly kind: "delete-key"; readonly arn: string }
  | { readonly kind: "put-alias"; readonly alias: Alias }
  | { readonly kind: "delete-alias"; readonly arn: string }
  | { readonly kind: "empty-world" }
  | { readonly kind: "record-event"; readonly event: CloudTrailEvent }
  | { readonly kind: "advance-clock"; readonly byMs: number };

export function createWorld(now: number): World {
  return { version: 2, now, keys: new Map(), aliases: new Map(), identities: new Map(), events: [] };
}

/** Writes one change into the world. Costs the same however large the world is. */
export function applyChange(world: World, change: Change): void {
  switch (change.kind) {
    case "put-key":
      world.keys.set(change.key.arn, change.key);
      return;
    case "delete-key":
      world.keys.delete(change.arn);
      return;
    case "put-alias":
      world.aliases.set(change.alias.arn, change.alias);
      return;
    case "delete-alias":
      world.aliases.delete(change.arn);
      return;
    case "put-identity":
      world.identities.set(change.identity.arn, change.identity);
      return;
    case "empty-world":
      for (const collection of [world.keys, world.aliases, world.identities]) collection.clear();
      world.events.length = 0;
      return;
    case "record-event":
      world.events.push(change.event);
      return;
    case "advance-clock":
      world.now += change.byMs;
  }
}
