import "server-only";
import type { BlueprintDocument } from "@/lib/content/blueprint";

import type { Database } from "../client.ts";
import { contentHash } from "./content-hash.ts";

/** A changed blueprint becomes the next version; attempts keep the one they were drawn from. @returns how many were added. */
export async function seedBlueprints(tx: Database, documents: readonly BlueprintDocument[]): Promise<number> {
  let added = 0;
  for (const document of documents) {
    const hash = contentHash(document);
    const last = await tx.examBlueprint.findFirst({ where: { slug: document.slug }, orderBy: { version: "desc" } });
    if (last?.contentHash === hash) continue;
    await tx.examBlueprint.create({
      data: { slug: document.slug, version: (last?.version ?? 0) + 1, contentHash: hash, document },
    });
    added += 1;
  }
  return added;
}
