import type { CloudTrailEvent } from "../cloudtrail/event.ts";
import type { ServiceResource } from "../services/resource.ts";
import type { KeySpec, KeyUsage } from "../keys/key-spec.ts";

/**
 * The simulated world: everything that outlives a call. Operations never write to it: they answer
 * with changes, and `applyChange` is the one place that does. Times are milliseconds since 1970.
 */
export interface World {
  readonly version: 3;
  /** The virtual clock. Moves only when it is moved. */
  now: number;
  /** Whether what takes the real service a while takes its time here too: replicas, new grants, connections. */
  consistency: "immediate" | "eventual";
  /** By key ARN, in order of creation. */
  readonly keys: Map<string, KmsKey>;
  /** By alias ARN. */
  readonly aliases: Map<string, Alias>;
  /** Custom key stores, by id. */
  readonly keyStores: Map<string, CustomKeyStore>;
  /** By key ARN. */
  readonly lastUsage: Map<string, KeyUsageRecord>;
  /** The users and roles that have identity policies, by ARN. */
  readonly identities: Map<string, Identity>;
  /** By access key id. */
  readonly sessions: Map<string, Session>;
  guardrails: readonly Guardrail[];
  /** What services keep that is encrypted under a key: objects, volumes, tables; by ARN. */
  readonly resources: Map<string, ServiceResource>;
  /** How many requests of each class the meter has counted; see pricing/meter.ts for the names. */
  readonly requests: Map<string, number>;
  /** The keys that are no more, for the bill. */
  readonly endedKeys: KeyLife[];
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
  readonly keySpec: KeySpec;
  readonly keyUsage: KeyUsage;
  /** AWS: a service made it in this account, and it alone may use it. */
  readonly manager: "CUSTOMER" | "AWS";
  readonly origin: "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE";
  readonly state: KeyState;
  readonly createdAt: number;
  /** The key policy document, as text. */
  readonly policy: string;
  /** In the order they were given; an updated tag keeps its place. */
  readonly tags: readonly Tag[];
  /** While its deletion is scheduled. */
  readonly deletion: Deletion | null;
  /** What it becomes by itself, and when: a replica is ready a moment after it was made. */
  readonly transition: { readonly at: number; readonly state: KeyState } | null;
  /** Of a multi-Region key, the same on all that are related; null for a key of one Region. */
  readonly multiRegion: MultiRegion | null;
  /** Where it lives, if that is a custom key store. */
  readonly keyStore: KeyStorePlace | null;
  /** Automatic rotation, where it is on. */
  readonly rotation: { readonly periodDays: number; readonly nextAt: number } | null;
  /** Permissions given by CreateGrant, oldest first. */
  readonly grants: readonly Grant[];
  /** Old material stays, so that old ciphertexts decrypt. The last one that is not pending encrypts. */
  readonly materials: readonly KeyMaterial[];
  /** What GetParametersForImport gave and is still good; only for imported material. */
  readonly importJobs: readonly ImportJob[];
}

export interface KeyStorePlace {
  readonly id: string;
  /** The cluster of a CloudHSM key store. */
  readonly clusterId: string | null;
  /** The external key, in an external key store. */
  readonly xksKeyId: string | null;
  /** The state it has whenever the store is connected; it is Unavailable otherwise. */
  readonly resumes: "Enabled" | "Disabled";
}

/** A custom key store: keys whose material is in somebody's own cluster or key manager. */
export interface CustomKeyStore {
  /** cks- and 17 hex digits. */
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly createdAt: number;
  readonly connection: "CONNECTED" | "CONNECTING" | "FAILED" | "DISCONNECTED" | "DISCONNECTING";
  /** Why the last connection failed. */
  readonly connectionError: string | null;
  /** While it connects or disconnects: when that is done. */
  readonly settlesAt: number | null;
  /** What is wrong behind it, as a connection error code. Nothing unless somebody says so: the cluster and the key manager are simulated too. */
  readonly fault: string | null;
  readonly backing: CloudHsmCluster | ExternalKeyManager;
}

export interface CloudHsmCluster {
  readonly type: "AWS_CLOUDHSM";
  readonly clusterId: string;
  /** A certificate in PEM. */
  readonly trustAnchor: string;
}

/** The proxy in front of it, and what it holds. The proxy's secret is not kept: signatures are not checked. */
export interface ExternalKeyManager {
  readonly type: "EXTERNAL_KEY_STORE";
  readonly connectivity: "PUBLIC_ENDPOINT" | "VPC_ENDPOINT_SERVICE";
  readonly accessKeyId: string;
  readonly uriEndpoint: string;
  readonly uriPath: string;
  readonly vpcServiceName: string | null;
  readonly vpcServiceOwner: string | null;
  /** The external keys by id, 32 bytes each. */
  readonly keys: Readonly<Record<string, Uint8Array>>;
}

export interface Deletion {
  /** When it was scheduled. */
  readonly since: number;
  /** When it comes; null while replicas are still there. */
  readonly at: number | null;
  readonly windowDays: number;
}

/** Related keys have the same key id and account, one in each of the Regions. */
export interface MultiRegion {
  readonly primaryRegion: string;
  /** The primary's among them, in order of creation. */
  readonly regions: readonly string[];
}

export interface Grant {
  /** 64 hex digits. */
  readonly id: string;
  /** What CreateGrant answered last; names the grant and is no secret. */
  readonly token: string;
  readonly name: string | null;
  readonly granteePrincipal: string | null;
  readonly granteeServicePrincipal: string | null;
  readonly retiringPrincipal: string | null;
  readonly retiringServicePrincipal: string | null;
  /** The account that made it, as its root's ARN. */
  readonly issuingAccount: string;
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints;
  readonly createdAt: number;
  /** Before that only those who bring its token have it. */
  readonly effectiveAt: number;
}

export interface GrantConstraints {
  readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
  readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
  readonly SourceArn?: string | undefined;
}

/** What a bill has to know of a key. */
export interface KeyLife {
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly manager: KmsKey["manager"];
  readonly from: number;
  /** When its deletion was scheduled; null for a key that lives. */
  readonly until: number | null;
  /** When it was rotated. */
  readonly rotations: readonly number[];
}

/** The last time that a key did cryptography. */
export interface KeyUsageRecord {
  readonly operation: string;
  readonly at: number;
  readonly requestId: string;
  readonly eventId: string;
}

export interface Tag {
  readonly TagKey: string;
  readonly TagValue: string;
}

export interface KeyMaterial {
  /** 64 hex digits. */
  readonly id: string;
  /** The secret, which nothing outside the simulator's own cryptography may be given: 32 bytes of a symmetric key. */
  readonly bytes: Uint8Array;
  /** SubjectPublicKeyInfo in DER, of an asymmetric key. */
  readonly publicKey: Uint8Array | null;
  readonly createdAt: number;
  /** What brought it; null for the first material of a key. */
  readonly rotation: RotationType | null;
  /** Imported, and waiting for a rotation to make it current. */
  readonly pending: boolean;
  /** Null for material that KMS made. */
  readonly imported: ImportedMaterial | null;
}

export interface ImportedMaterial {
  /** False once it was deleted or expired: its bytes are gone, its id stays. */
  readonly present: boolean;
  /** Null where it does not expire. */
  readonly expiresAt: number | null;
  readonly description: string | null;
}

export interface ImportJob {
  /** What the import token says, as hex. */
  readonly token: string;
  readonly wrappingAlgorithm: string;
  /** The wrapping key's private half, PKCS#8 in DER. */
  readonly secret: Uint8Array;
  readonly validUntil: number;
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
  /** Who may assume it, of a role; null: whoever IAM lets in its own account. */
  readonly trustPolicy: string | null;
  /** The VPC endpoint that all its calls come through. */
  readonly vpcEndpointId: string | null;
}

/** What AssumeRole gave: a role for a while. */
export interface Session {
  readonly accessKeyId: string;
  readonly roleArn: string;
  readonly name: string;
  readonly expiresAt: number;
}

/** A policy that restricts and never grants. */
export interface Guardrail {
  readonly kind: "service-control-policy" | "resource-control-policy" | "vpc-endpoint-policy";
  /** An account id, or the id of a VPC endpoint. */
  readonly target: string;
  /** The policy document, as text. */
  readonly policy: string;
}

export type Change =
  | { readonly kind: "put-identity"; readonly identity: Identity }
  | { readonly kind: "put-session"; readonly session: Session }
  | { readonly kind: "set-guardrails"; readonly guardrails: readonly Guardrail[] }
  | { readonly kind: "put-key"; readonly key: KmsKey }
  | { readonly kind: "add-import-job"; readonly arn: string; readonly job: ImportJob }
  | { readonly kind: "delete-key"; readonly arn: string }
  | { readonly kind: "put-alias"; readonly alias: Alias }
  | { readonly kind: "delete-alias"; readonly arn: string }
  | { readonly kind: "put-key-store"; readonly keyStore: CustomKeyStore }
  | { readonly kind: "delete-key-store"; readonly id: string }
  | { readonly kind: "record-usage"; readonly arn: string; readonly usage: KeyUsageRecord }
  | { readonly kind: "empty-world" }
  | { readonly kind: "put-resource"; readonly resource: ServiceResource }
  | { readonly kind: "delete-resource"; readonly arn: string }
  | { readonly kind: "meter-request"; readonly meter: string }
  | { readonly kind: "record-event"; readonly event: CloudTrailEvent }
  | { readonly kind: "set-consistency"; readonly consistency: World["consistency"] }
  | { readonly kind: "advance-clock"; readonly byMs: number };

export function createWorld(now: number): World {
  return {
    version: 3,
    now,
    consistency: "immediate",
    keys: new Map(),
    aliases: new Map(),
    keyStores: new Map(),
    identities: new Map(),
    sessions: new Map(),
    guardrails: [],
    lastUsage: new Map(),
    resources: new Map(),
    requests: new Map(),
    endedKeys: [],
    events: [],
  };
}

/** The life of a key as a bill sees it: nothing is charged from the day its deletion was scheduled. */
export function lifeOf({ arn, accountId, region, manager, createdAt, deletion, materials }: KmsKey): KeyLife {
  const rotations = materials.flatMap((material) => (material.rotation === null ? [] : material.createdAt));
  return { arn, accountId, region, manager, from: createdAt, until: deletion?.since ?? null, rotations };
}

/** An expired token is told from an invalid one for this long. */
const KEEP_EXPIRED_MS = 604_800_000;

/** Writes one change into the world. Costs the same however large the world is. */
export function applyChange(world: World, change: Change): void {
  switch (change.kind) {
    case "put-key":
      world.keys.set(change.key.arn, change.key);
      return;
    case "add-import-job": {
      // Written against the key as it is now: the wrapping key took a while to make.
      const key = world.keys.get(change.arn);
      const valid = key?.importJobs.filter(({ validUntil }) => validUntil >= world.now - KEEP_EXPIRED_MS) ?? [];
      if (key) world.keys.set(key.arn, { ...key, importJobs: [...valid, change.job] });
      return;
    }
    case "delete-key": {
      const key = world.keys.get(change.arn);
      if (key) world.endedKeys.push(lifeOf(key));
      world.keys.delete(change.arn);
      world.lastUsage.delete(change.arn);
      return;
    }
    case "put-alias":
      world.aliases.set(change.alias.arn, change.alias);
      return;
    case "delete-alias":
      world.aliases.delete(change.arn);
      return;
    case "put-identity":
      world.identities.set(change.identity.arn, change.identity);
      return;
    case "put-session":
      world.sessions.set(change.session.accessKeyId, change.session);
      return;
    case "set-guardrails":
      world.guardrails = change.guardrails;
      return;
    case "empty-world":
      world.guardrails = [];
      world.sessions.clear();
      for (const collection of [world.keys, world.aliases, world.keyStores, world.identities, world.lastUsage])
        collection.clear();
      world.resources.clear();
      world.requests.clear();
      world.endedKeys.length = 0;
      world.events.length = 0;
      return;
    case "put-key-store":
      world.keyStores.set(change.keyStore.id, change.keyStore);
      return;
    case "delete-key-store":
      world.keyStores.delete(change.id);
      return;
    case "set-consistency":
      world.consistency = change.consistency;
      return;
    case "record-usage":
      world.lastUsage.set(change.arn, change.usage);
      return;
    case "put-resource":
      world.resources.set(change.resource.arn, change.resource);
      return;
    case "delete-resource":
      world.resources.delete(change.arn);
      return;
    case "meter-request":
      world.requests.set(change.meter, (world.requests.get(change.meter) ?? 0) + 1);
      return;
    case "record-event":
      world.events.push(change.event);
      return;
    case "advance-clock":
      world.now += change.byMs;
  }
}
