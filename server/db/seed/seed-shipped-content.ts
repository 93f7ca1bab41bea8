import "server-only";
import { loadBlueprintFiles, loadItemFiles } from "../../content/load-content-files.ts";
import { type Database, inTransaction } from "../client.ts";
import { seedBlueprints } from "./seed-blueprints.ts";
import { seedItems } from "./seed-items.ts";

/** Any number that is ours: instances that start together seed one after the other. */
const SEED_LOCK = 7_305_363;

/**
 * Loads what Selo ships into the database: all of it or nothing. Running it again changes nothing.
 * @returns whether anything was changed. @throws Error naming the content file that does not parse.
 */
export async function seedShippedContent(): Promise<boolean> {
  const [items, blueprints] = await Promise.all([loadItemFiles(), loadBlueprintFiles()]);
  return await inTransaction(async (tx) => {
    await lockSeeding(tx);
    const touched = (await seedItems(tx, items)) + (await seedBlueprints(tx, blueprints));
    return touched > 0;
  });
}

/** Held until the transaction ends. */
export async function lockSeeding(tx: Database): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK}::bigint)`;
}
