import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { closeDb } from "./db/client.ts";
import { ownsSignals } from "./env.ts";
import { isDraining, startDraining } from "./http/draining.ts";
import { describeError, getLog } from "./log.ts";

/**
 * How long the process goes on taking requests after it was asked to end, closing each connection with
 * its reply. A connection closed under a client that is just sending would look like a lost reply.
 */
const LINGER_MS = 500;
/** How long it may take in all before the process ends regardless. */
const DRAIN_LIMIT_MS = 8_000;

/**
 * Ends the process without dropping a reply. On SIGTERM or SIGINT readiness turns 503 at once; then
 * either Next closes its server (its own handler), or, where the start script left signals to us
 * (NEXT_MANUAL_SIG_HANDLE), we do: a moment's linger, no new connections, replies under way finish, the
 * pool closes, exit. A process whose starter is gone (its IPC channel closed) ends the same way.
 */
export function installShutdown(): void {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    servers.add(server);
    if (isDraining()) response.shouldKeepAlive = false;
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      startDraining();
      if (ownsSignals()) void drain(servers);
    });
  }
  if (process.send) process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

async function drain(servers: ReadonlySet<Server>): Promise<void> {
  getLog().info("shutting down: finishing what is under way");
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
  try {
    await sleep(LINGER_MS);
    await Promise.all([...servers].map(closeServer));
    await closeDb();
  } catch (error) {
    getLog().error({ err: describeError(error) }, "shutting down was not clean");
  }
  process.exit(0);
}

async function closeServer(server: Server): Promise<void> {
  // A kept-alive connection falls idle only after its reply: look again until none is left.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
}
