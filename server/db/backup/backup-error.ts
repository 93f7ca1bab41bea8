import "server-only";

export type BackupErrorCode =
  /** There is something in the place where the backup should go. */
  | "folder-exists"
  /** There is no backup in the folder, or its manifest is not one. */
  | "not-a-backup"
  /** A file is missing, cut off or changed. */
  | "damaged"
  /** The backup has migrations that this version does not know. */
  | "backup-newer"
  /** The database that should receive it already has tables. */
  | "database-not-empty"
  /** Somebody is connected to the database that should be replaced: the app, most likely. */
  | "database-in-use"
  /** The database has not been migrated, or not to the end. */
  | "not-migrated";

/** Why a backup was not written or not put back. Thrown: a script ends there, and says it in `message`'s words. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
