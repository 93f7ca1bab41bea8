import { err, ok, type Result } from "../../result.ts";
import { fromBase64, toBase64 } from "../bytes/bytes.ts";
import type { CloudTrailEvent } from "../cloudtrail/event.ts";
import type { World } from "./world.ts";
import { WorldDocument } from "./world-schema.ts";

/**
 * The world as one JSON document, to be kept in the browser or a file. Key material is in it in the
 * clear: the simulator is a teaching tool and no key store, and says so wherever it saves.
 */
export function serialiseWorld(world: World): string {
  const keys = [...world.keys.values()].map((key) => ({
    ...key,
    importJobs: key.importJobs.map((job) => ({ ...job, secret: toBase64(job.secret) })),
    materials: key.materials.map((material) => ({
      ...material,
      bytes: toBase64(material.bytes),
      publicKey: material.publicKey && toBase64(material.publicKey),
    })),
  }));
  const aliases = [...world.aliases.values()];
  const identities = [...world.identities.values()];
  const keyStores = [...world.keyStores.values()].map((store) => ({
    ...store,
    backing:
      store.backing.type === "AWS_CLOUDHSM"
        ? store.backing
        : { ...store.backing, keys: mapValues(store.backing.keys, toBase64) },
  }));
  const { version, now, consistency, guardrails, endedKeys, events } = world;
  const sessions = [...world.sessions.values()];
  const lastUsage = [...world.lastUsage];
  const requests = [...world.requests];
  const resources = [...world.resources.values()];
  return JSON.stringify(
    {
      version,
      now,
      consistency,
      keys,
      aliases,
      keyStores,
      identities,
      sessions,
      guardrails,
      lastUsage,
      requests,
      endedKeys,
      resources,
      events,
    },
    (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value),
  );
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, turn: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, turn(value)]));
}

export interface WorldDocumentError {
  readonly code: "not-json" | "not-a-world";
  /** Paths of the members that do not fit. Never their values: a world holds key material. */
  readonly members: readonly string[];
}

/** The inverse of `serialiseWorld`, for text that may have been damaged or made by anybody. Never throws. */
export function parseWorld(text: string): Result<World, WorldDocumentError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ code: "not-json", members: [] });
  }
  const parsed = WorldDocument.safeParse(json);
  if (!parsed.success) {
    return err({ code: "not-a-world", members: parsed.error.issues.map((issue) => issue.path.join(".")) });
  }
  const {
    now,
    consistency,
    keys,
    aliases,
    keyStores,
    identities,
    sessions,
    guardrails,
    lastUsage,
    requests,
    endedKeys,
    resources,
    events,
  } = parsed.data;
  const restored = keys.map((key) => ({
    ...key,
    importJobs: key.importJobs.map((job) => ({ ...job, secret: fromBase64(job.secret) ?? new Uint8Array() })),
    materials: key.materials.map((material) => ({
      ...material,
      bytes: fromBase64(material.bytes) ?? new Uint8Array(32),
      publicKey: material.publicKey === null ? null : fromBase64(material.publicKey),
    })),
  }));
  return ok({
    version: 3,
    now,
    consistency,
    keys: new Map(restored.map((key) => [key.arn, key])),
    aliases: new Map(aliases.map((alias) => [alias.arn, alias])),
    keyStores: new Map(
      keyStores.map(({ backing, ...store }) => [
        store.id,
        {
          ...store,
          backing:
            backing.type === "AWS_CLOUDHSM"
              ? backing
              : { ...backing, keys: mapValues(backing.keys, (key) => fromBase64(key) ?? new Uint8Array(32)) },
        },
      ]),
    ),
    identities: new Map(identities.map((identity) => [identity.arn, identity])),
    sessions: new Map(sessions.map((session) => [session.accessKeyId, session])),
    guardrails,
    lastUsage: new Map(lastUsage),
    resources: new Map(resources.map((resource) => [resource.arn, resource])),
    requests: new Map(requests),
    endedKeys,
    events: events as unknown as CloudTrailEvent[],
  });
}
