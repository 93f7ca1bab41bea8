import "server-only";

/** Prisma's codes for a server that cannot be reached, is full, or went away. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2028", "P2037"]);
/** Postgres: connection exceptions, too many connections, shutting down, starting up. */
const SQLSTATE = /^(08[0-9A-Z]{3}|53300|57P0[1-3])$/;
const SOCKET_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "ENOENT"]);
const ADAPTER_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|connection timeout|Can't reach database/i;

/**
 * Does this error say that the database is away for now, rather than that we have a bug? The reply is
 * then 503, which clients retry, and a worker waits for its next turn.
 */
export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code, kind, originalCode, meta } = error as {
    code?: unknown;
    kind?: unknown;
    originalCode?: unknown;
    meta?: { driverAdapterError?: unknown };
  };
  if (typeof code === "string" && (PRISMA_CODES.has(code) || SQLSTATE.test(code) || SOCKET_CODES.has(code)))
    return true;
  if (typeof originalCode === "string" && SQLSTATE.test(originalCode)) return true;
  if (typeof kind === "string" && ADAPTER_KINDS.has(kind)) return true;
  if (MESSAGES.test(error.message)) return true;
  return isDatabaseUnavailable(error.cause, depth + 1) || isDatabaseUnavailable(meta?.driverAdapterError, depth + 1);
}
