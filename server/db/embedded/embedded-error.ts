import "server-only";

/**
 * What can go wrong with the private Postgres, with a code that the start script turns into advice.
 * Thrown, not returned: nothing can go on without a database.
 */
export class EmbeddedDatabaseError extends Error {
  override readonly name = "EmbeddedDatabaseError";
  readonly code: EmbeddedDatabaseCode;

  constructor(code: EmbeddedDatabaseCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

export type EmbeddedDatabaseCode =
  /** There is no Postgres binary for this platform. */
  | "no-binary"
  /** Running as root, and no other account could be found or made to run Postgres as. */
  | "no-account"
  /** The account that runs Postgres cannot read the binaries or write the data folder. */
  | "folder-not-accessible"
  | "init-failed"
  | "start-failed"
  /** The folder holds a running server that does not know our password. */
  | "foreign-server";
