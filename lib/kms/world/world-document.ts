import * as z from "zod/mini";

import { err, ok, type Result } from "../../result.ts";
import { fromBase64, toBase64 } from "../bytes/bytes.ts";
import type { CloudTrailEvent } from "../cloudtrail/event.ts";
import type { World } from "./world.ts";

/**
 * The world as one JSON document, to be kept in the browser or a file. Key material is in it in the
 * clear: the simulator is a teaching tool and no key store, and says so wherever it saves.
 */
const KeyDocument = z.strictObject({
  keyId: z.string(),
  arn: z.string().check(z.regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[a-z0-9-]+$/)),
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  region: z.string(),
  description: z.string().check(z.maxLength(8192)),
  keySpec: z.literal("SYMMETRIC_DEFAULT"),
  keyUsage: z.literal("ENCRYPT_DECRYPT"),
  origin: z.literal("AWS_KMS"),
  state: z.enum([
    "Enabled",
    "Disabled",
    "PendingDeletion",
    "PendingReplicaDeletion",
    "PendingImport",
    "Unavailable",
    "Creating",
    "Updating",
  ]),
  createdAt: z.number(),
  policy: z.string(),
  tags: z._default(z.array(z.strictObject({ TagKey: z.string(), TagValue: z.string() })), []),
  deletion: z._default(z.nullable(z.strictObject({ at: z.number(), windowDays: z.number() })), null),
  rotation: z._default(z.nullable(z.strictObject({ periodDays: z.number(), nextAt: z.number() })), null),
  materials: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        bytes: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
        createdAt: z.number(),
        rotation: z._default(z.nullable(z.enum(["AUTOMATIC", "ON_DEMAND"])), null),
      }),
    )
    .check(z.minLength(1)),
});

const AliasDocument = z.strictObject({
  arn: z.string().check(z.regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:alias\/.+$/)),
  name: z.string().check(z.startsWith("alias/")),
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  region: z.string(),
  targetKeyId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** Version 1 had no aliases, tags, deletion or rotation: what a key of then lacks has its default. */
const WorldDocument = z.strictObject({
  version: z.union([z.literal(1), z.literal(2)]),
  now: z.number(),
  keys: z.array(KeyDocument),
  aliases: z._default(z.array(AliasDocument), []),
  identities: z._default(
    z.array(z.strictObject({ arn: z.string(), policies: z.array(z.string()), accessKeyIds: z.array(z.string()) })),
    [],
  ),
  events: z.array(z.record(z.string(), z.unknown())),
});

/** The world as JSON text. */
export function serialiseWorld(world: World): string {
  const keys = [...world.keys.values()].map((key) => ({
    ...key,
    materials: key.materials.map((material) => ({ ...material, bytes: toBase64(material.bytes) })),
  }));
  const aliases = [...world.aliases.values()];
  const identities = [...world.identities.values()];
  return JSON.stringify({ version: world.version, now: world.now, keys, aliases, identities, events: world.events });
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
  const { now, keys, aliases, identities, events } = parsed.data;
  const restored = keys.map((key) => ({
    ...key,
    materials: key.materials.map((material) => ({
      ...material,
      bytes: fromBase64(material.bytes) ?? new Uint8Array(32),
    })),
  }));
  return ok({
    version: 2,
    now,
    keys: new Map(restored.map((key) => [key.arn, key])),
    aliases: new Map(aliases.map((alias) => [alias.arn, alias])),
    identities: new Map(identities.map((identity) => [identity.arn, identity])),
    events: events as unknown as CloudTrailEvent[],
  });
}
