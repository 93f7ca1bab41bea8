import { err, ok, type Result } from "../../result.ts";
import { toBase64 } from "../bytes/bytes.ts";
import type { CloudTrailEvent } from "../cloudtrail/event.ts";
import type { World } from "./world.ts";
import { WorldDocument } from "./world-schema.ts";

/**
 * The world as one JSON document, to be kept in the browser or a file. Key material is in it in the
 * clear: the simulator is a teaching tool and no key store, and says so wherever it saves.
 */
export function serialiseWorld(world: World): string {
  const document = {
    ...world,
    keys: [...world.keys.values()],
    aliases: [...world.aliases.values()],
    keyStores: [...world.keyStores.values()],
    identities: [...world.identities.values()],
    sessions: [...world.sessions.values()],
    resources: [...world.resources.values()],
    lastUsage: [...world.lastUsage],
    requests: [...world.requests],
  };
  return JSON.stringify(document, (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value));
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
  return worldOfJson(json);
}

/** The same for a document that was read as JSON already. */
export function worldOfJson(json: unknown): Result<World, WorldDocumentError> {
  const parsed = WorldDocument.safeParse(json);
  if (!parsed.success) {
    return err({ code: "not-a-world", members: parsed.error.issues.map((issue) => issue.path.join(".")) });
  }
  const { keys, aliases, keyStores, identities, sessions, resources, lastUsage, requests, events, ...rest } =
    parsed.data;
  return ok({
    ...rest,
    version: 3,
    keys: new Map(keys.map((key) => [key.arn, key])),
    aliases: new Map(aliases.map((alias) => [alias.arn, alias])),
    keyStores: new Map(keyStores.map((store) => [store.id, store])),
    identities: new Map(identities.map((identity) => [identity.arn, identity])),
    sessions: new Map(sessions.map((session) => [session.accessKeyId, session])),
    resources: new Map(resources.map((resource) => [resource.arn, resource])),
    lastUsage: new Map(lastUsage),
    requests: new Map(requests),
    events: events as unknown as CloudTrailEvent[],
  });
}
