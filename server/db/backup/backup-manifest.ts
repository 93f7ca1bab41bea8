import "server-only";
import { z } from "zod";

export const MANIFEST_FILE = "manifest.json";

const BackedUpTable = z.strictObject({
  name: z.string().regex(/^[A-Za-z]\w{0,62}$/),
  columns: z.array(z.string().regex(/^[A-Za-z]\w{0,62}$/)).min(1),
  rows: z.number().int().nonnegative(),
  /** Of the rows as COPY prints them, in the order of the primary key, before they are packed: 64 hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackedUpTable = z.infer<typeof BackedUpTable>;

/** What a backup folder says of itself. Tables stand in an order in which their rows may be put back. */
export const BackupManifest = z.strictObject({
  format: z.literal("selo-backup"),
  version: z.literal(1),
  /** Of the app that wrote it. */
  app: z.string(),
  takenAt: z.iso.datetime(),
  /** The migrations that the database had, oldest first. */
  migrations: z.array(z.string().regex(/^\d{14}_[a-z0-9_]+$/)).min(1),
  tables: z.array(BackedUpTable),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The file of a table's rows in the backup's folder. */
export function tableFile(name: string): string {
  return `${name}.copy.gz`;
}
