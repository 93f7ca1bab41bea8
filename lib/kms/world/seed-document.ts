import * as z from "zod/mini";

import { err, ok, type Result } from "../../result.ts";
import { fromBase64 } from "../bytes/bytes.ts";
import { aliasArn, keyArn } from "../keys/find-key.ts";
import { defaultKeyPolicy } from "../policy/authorise.ts";
import type { Change, World } from "./world.ts";

/** Keys that a test suite wants to find: fixed ids, fixed material. For tests only, as everything here is. */
const SeedDocument = z.strictObject({
  version: z.literal(1),
  keys: z.array(
    z.strictObject({
      keyId: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
      /** 32 bytes in base64. */
      material: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
      region: z._default(z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)), "us-east-1"),
      accountId: z._default(z.string().check(z.regex(/^\d{12}$/)), "123456789012"),
      description: z._default(z.string().check(z.maxLength(8192)), ""),
      aliases: z._default(z.array(z.string().check(z.regex(/^alias\/(?!aws\/)[a-zA-Z0-9:/_-]+$/))), []),
    }),
  ),
});

/**
 * The keys of a seed file as changes to a world; keys that the world has stay as they are there.
 * @returns the paths of the members that do not fit, never their values. Never throws.
 */
export function readSeed(text: string, world: Readonly<World>): Result<readonly Change[], readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(["the file is not valid JSON"]);
  }
  const parsed = SeedDocument.safeParse(json);
  if (!parsed.success) return err(parsed.error.issues.map((issue) => issue.path.join(".") || "the whole file"));
  const missing = parsed.data.keys.filter((key) => !world.keys.has(keyArn(key.region, key.accountId, key.keyId)));
  return ok(missing.flatMap((key) => changesOf(key, world.now)));
}

function changesOf(
  { keyId, material, region, accountId, description, aliases }: z.infer<typeof SeedDocument>["keys"][number],
  now: number,
): Change[] {
  const key = {
    keyId,
    arn: keyArn(region, accountId, keyId),
    accountId,
    region,
    description,
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    manager: "CUSTOMER",
    origin: "AWS_KMS",
    state: "Enabled",
    createdAt: now,
    policy: defaultKeyPolicy(accountId),
    tags: [],
    grants: [],
    importJobs: [],
    deletion: null,
    transition: null,
    multiRegion: null,
    keyStore: null,
    rotation: null,
    // The same file gives the same material id, so that blobs outlive the world that made them.
    materials: [
      {
        id: keyId.replaceAll("-", "").repeat(2),
        bytes: fromBase64(material) ?? new Uint8Array(),
        publicKey: null,
        createdAt: now,
        rotation: null,
        pending: false,
        imported: null,
      },
    ],
  } as const;
  return [
    { kind: "put-key", key },
    ...aliases.map((name): Change => ({
      kind: "put-alias",
      alias: {
        arn: aliasArn(region, accountId, name),
        name,
        accountId,
        region,
        targetKeyId: keyId,
        createdAt: now,
        updatedAt: now,
      },
    })),
  ];
}
