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
  materials: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        bytes: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
        createdAt: z.number(),
      }),
    )
    .check(z.minLength(1)),
});

const WorldDocument = z.strictObject({
  version: z.literal(1),
  now: z.number(),
  keys: z.array(KeyDocument),
  events: z.array(z.record(z.string(), z.unknown())),
});

/** The world as JSON text. */
export function serialiseWorld(world: World): string {
  const keys = [...world.keys.values()].map((key) => ({
    ...key,
    materials: key.materials.map((material) => ({ ...material, bytes: toBase64(material.bytes) })),
  }));
  return JSON.stringify({ version: world.version, now: world.now, keys, events: world.events });
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
  const { now, keys, events } = parsed.data;
  const restored = keys.map((key) => ({
    ...key,
    materials: key.materials.map((material) => ({
      ...material,
      bytes: fromBase64(material.bytes) ?? new Uint8Array(32),
    })),
  }));
  return ok({
    version: 1,
    now,
    keys: new Map(restored.map((key) => [key.arn, key])),
    events: events as unknown as CloudTrailEvent[],
  });
}
